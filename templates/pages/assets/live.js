// Small courtesies of the console: says that new dossiers came, that the connection is gone, and sends a form only once.
(() => {
  // The counts on the tabs stay; the notice only draws the eye to them.
  const NOTICE_SHOWN_FOR = 12_000;
  const countWaiting = () => Number(document.getElementById('tab-waiting')?.dataset.count ?? 0);
  let waiting = countWaiting();
  let unseen = 0;
  let hiding;

  document.addEventListener('keyed:updated', () => {
    const now = countWaiting();
    if (now > waiting) announce(now - waiting);
    waiting = now;
  });

  function announce(more) {
    const notice = document.getElementById('arrivals');
    unseen += more;
    const words = unseen === 1 ? notice.dataset.one : notice.dataset.several.replace('{n}', unseen);
    notice.querySelector('span').textContent = words;
    notice.hidden = false;
    clearTimeout(hiding);
    hiding = setTimeout(() => {
      notice.hidden = true;
      unseen = 0;
    }, NOTICE_SHOWN_FOR);
  }

  const showConnection = (lost) => {
    const notice = document.getElementById('connection');
    if (notice) notice.hidden = !lost;
  };
  for (const event of ['htmx:sendError', 'htmx:timeout', 'htmx:responseError']) {
    document.addEventListener(event, () => showConnection(true));
  }
  document.addEventListener('htmx:afterOnLoad', (event) => {
    if (event.detail.successful) showConnection(false);
  });

  document.addEventListener('submit', (event) => {
    if (!event.target.matches('[data-once]')) return;
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = 'yes';
    event.target.querySelector('button').setAttribute('aria-disabled', 'true');
  });
  // Coming back with the back button finds the page as it was left.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });

  if (!document.querySelector('[autofocus]')) document.querySelector('#problem[tabindex], #done')?.focus();
})();
