// What is typed into a field marked `data-keep`, or is filled in anywhere in a form marked `data-keep-all`, outlives the page: it
// stays in this tab until the server has taken it.
(() => {
  const PREFIX = 'typed:';
  const FIELDS = ':is(textarea, input)[data-keep], [data-keep-all] :is(textarea, select, input)[name]';
  const NOT_TYPED = '[type=hidden], [type=file]';
  const isKept = (field) => field.matches?.(FIELDS) && !field.matches(NOT_TYPED);
  const keyOf = ({ dataset, form, id }) => `${PREFIX}${dataset.keep ?? `${form.dataset.keepAll} ${id}`}`;
  const areas = () => [...document.querySelectorAll(FIELDS)].filter(isKept);
  const isTick = ({ type }) => type === 'checkbox' || type === 'radio';
  const shownIn = (field) => (isTick(field) ? field.checked : field.value);
  function givenTo(field) {
    if (isTick(field)) return field.defaultChecked;
    if (!field.options) return field.defaultValue;
    return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value;
  }
  const kept = () => Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
  const read = (key) => JSON.parse(sessionStorage.getItem(key) ?? 'null');

  function keep(area, isSent) {
    if (shownIn(area) === givenTo(area) && !isSent) return sessionStorage.removeItem(keyOf(area));
    sessionStorage.setItem(keyOf(area), JSON.stringify({ text: shownIn(area), isSent }));
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

  const restored = [];
  for (const area of areas()) {
    const typed = read(keyOf(area));
    // What the server gives back with a problem is at least as new as what lies here.
    if (!typed || area.hasAttribute('aria-invalid') || document.getElementById('problem')) continue;
    if (typed.text === shownIn(area)) continue;
    area[isTick(area) ? 'checked' : 'value'] = typed.text;
    keep(area, false);
    restored.push(area);
    area.closest('details')?.setAttribute('open', '');
    area.form?.querySelector('[data-restored]')?.removeAttribute('hidden');
  }

  // By then htmx listens too, and what follows from the words is worked out anew.
  addEventListener('DOMContentLoaded', () => {
    for (const area of restored) area.dispatchEvent(new Event('input', { bubbles: true }));
  });

  document.addEventListener('input', ({ target }) => {
    if (!isKept(target)) return;
    // a choice made is another undone
    const all = target.type === 'radio' ? target.form.querySelectorAll(`[name="${target.name}"]`) : [target];
    for (const field of all) keep(field, false);
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
