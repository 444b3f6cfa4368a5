// What is typed into a textarea marked `data-keep` outlives the page: it stays in this tab until the server has taken it.
(() => {
  const PREFIX = 'typed:';
  const keyOf = (area) => `${PREFIX}${area.dataset.keep}`;
  const areas = () => document.querySelectorAll('textarea[data-keep]');
  const kept = () => Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
  const read = (key) => JSON.parse(sessionStorage.getItem(key) ?? 'null');

  function keep(area, isSent) {
    if (area.value === area.defaultValue && !isSent) return sessionStorage.removeItem(keyOf(area));
    sessionStorage.setItem(keyOf(area), JSON.stringify({ text: area.value, isSent }));
  }

  // Whoever logs in after somebody else in the same tab finds nothing of theirs.
  const who = document.querySelector('.me-name')?.textContent.trim();
  if (who !== undefined && sessionStorage.getItem('typed-by') !== who) {
    for (const key of kept()) sessionStorage.removeItem(key);
    sessionStorage.setItem('typed-by', who);
  }

  // After a post that was carried out the server says so on the next page, wherever that is.
  if (document.getElementById('done')) {
    for (const key of kept()) if (read(key).isSent) sessionStorage.removeItem(key);
  }

  for (const area of areas()) {
    const typed = read(keyOf(area));
    // What the server gives back with a problem is at least as new as what lies here.
    if (!typed || area.hasAttribute('aria-invalid') || document.getElementById('problem')) continue;
    if (typed.text === area.value) continue;
    area.value = typed.text;
    keep(area, false);
    area.dispatchEvent(new Event('input', { bubbles: true }));
    area.closest('details')?.setAttribute('open', '');
  }

  document.addEventListener('input', (event) => {
    if (event.target.matches?.('textarea[data-keep]')) keep(event.target, false);
  });
  // Only the last post can be the one that the next page speaks of. `data-keep-by`: the button that sends these words.
  document.addEventListener('submit', ({ target, submitter, defaultPrevented }) => {
    if (defaultPrevented) return;
    for (const key of kept()) sessionStorage.setItem(key, JSON.stringify({ ...read(key), isSent: false }));
    if (target.matches('form.me')) for (const key of kept()) sessionStorage.removeItem(key);
    for (const area of areas()) {
      if (area.form === target) keep(area, (area.dataset.keepBy ?? submitter?.value) === submitter?.value);
    }
  });
})();
