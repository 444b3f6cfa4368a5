// A picture beside the answers: larger, smaller, turned, by buttons and keys. Without this script it fits the page's width.
(() => {
  const go = (id) => document.getElementById(id)?.click();
  const stage = document.getElementById('viewer-stage');
  const sheet = document.getElementById('viewer-sheet');
  const picture = document.getElementById('viewed');
  const STEP = 1.25;
  const MOST = 8;
  let zoom = 1;
  let turned = 0;

  function place() {
    const { naturalWidth: width, naturalHeight: height } = picture;
    if (!width) return;
    const [across, down] = turned % 180 === 0 ? [width, height] : [height, width];
    const room = { width: stage.clientWidth, height: stage.clientHeight };
    const scale = Math.min(room.width / across, room.height / down) * zoom;
    sheet.classList.add('viewer-placed');
    Object.assign(sheet.style, {
      width: `${Math.floor(across * scale)}px`,
      height: `${Math.max(Math.floor(down * scale), zoom > 1 ? 0 : room.height)}px`,
    });
    Object.assign(picture.style, {
      width: `${width * scale}px`,
      height: `${height * scale}px`,
      transform: `translate(-50%, -50%) rotate(${turned}deg)`,
    });
    document.getElementById('viewer-zoom').textContent = `${Math.round(zoom * 100)}%`;
  }

  /** Keeps what lies in the middle there. */
  function zoomTo(wanted) {
    const middle = (edge, size, whole) => (stage[edge] + stage[size] / 2) / Math.max(1, stage[whole]);
    const [x, y] = [
      middle('scrollLeft', 'clientWidth', 'scrollWidth'),
      middle('scrollTop', 'clientHeight', 'scrollHeight'),
    ];
    zoom = Math.min(MOST, Math.max(1, wanted));
    place();
    stage.scrollLeft = x * stage.scrollWidth - stage.clientWidth / 2;
    stage.scrollTop = y * stage.scrollHeight - stage.clientHeight / 2;
  }

  function turn(by) {
    turned = (turned + by + 360) % 360;
    place();
  }

  const deeds = {
    larger: () => zoomTo(zoom * STEP),
    smaller: () => zoomTo(zoom / STEP),
    fit: () => {
      turned = 0;
      zoomTo(1);
    },
    left: () => turn(-90),
    right: () => turn(90),
    previous: () => go('viewer-previous'),
    next: () => go('viewer-next'),
  };
  const keys = {
    ...{ '+': 'larger', '=': 'larger', '-': 'smaller', 0: 'fit', r: 'right', R: 'left' },
    ...{ ArrowLeft: 'previous', ArrowRight: 'next' },
  };
  const forPicture = (deed) => deed !== 'previous' && deed !== 'next';

  if (picture) {
    document.getElementById('viewer-tools').hidden = false;
    document.addEventListener('click', (event) =>
      deeds[event.target.closest?.('[data-view]')?.dataset.view]?.(),
    );
    picture.addEventListener('load', place);
    addEventListener('resize', place);
    place();
  }
  if (!document.querySelector('.viewer') || document.body.dataset.shortcuts === 'off') return;
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (document.getElementById('keys-help')?.open || event.target.matches('input, textarea, select')) return;
    const deed = keys[event.key];
    if (!deed || (forPicture(deed) && !picture)) return;
    // A picture that is larger than its frame is moved by the arrow keys, as anything that scrolls.
    if (!forPicture(deed) && zoom > 1 && document.activeElement === stage) return;
    event.preventDefault();
    deeds[deed]();
  });
})();
