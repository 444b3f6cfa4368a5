// Copies answers to the clipboard. What is masked is fetched by a post, which the server records.
(() => {
  const SHOWN_FOR = 1800;

  async function writeText(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    // Browsers give the clipboard only to https and localhost; a ward's plain http has the old way.
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'visually-hidden';
    document.body.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    if (!copied) throw new Error('the browser did not copy');
  }

  async function fetchText(form) {
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.action, { method: 'POST', body, redirect: 'error' });
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    return answer.text();
  }

  function say(button, words) {
    button.dataset.label ??= button.textContent;
    button.textContent = words;
    clearTimeout(button.backTimer);
    button.backTimer = setTimeout(() => {
      button.textContent = button.dataset.label;
    }, SHOWN_FOR);
    let status = document.getElementById('copy-status');
    if (!status) {
      status = Object.assign(document.createElement('p'), {
        id: 'copy-status',
        className: 'visually-hidden',
      });
      status.setAttribute('role', 'status');
      document.body.append(status);
    }
    status.textContent = words;
  }

  async function copy(button, getText) {
    try {
      await writeText(await getText());
      say(button, 'Đã chép');
    } catch {
      say(button, 'Không chép được');
    }
  }

  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-copy-from]');
    if (button) void copy(button, () => document.getElementById(button.dataset.copyFrom).textContent.trim());
  });

  document.addEventListener('submit', (event) => {
    if (!event.target.matches('[data-copy-post]')) return;
    event.preventDefault();
    void copy(event.target.querySelector('button'), () => fetchText(event.target));
  });
})();
