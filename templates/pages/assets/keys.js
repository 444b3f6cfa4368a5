// The console without a mouse; what each key does stands in the help (`?`). Nothing happens while somebody types.
(() => {
  const help = document.getElementById('keys-help');
  if (!help || document.body.dataset.shortcuts === 'off') return;

  const GO_WITHIN = 1500;
  let goUntil = 0;

  const isField = (element) => element?.matches('input, textarea, select, [contenteditable]') ?? false;
  const first = (...selectors) =>
    selectors.map((selector) => document.querySelector(selector)).find(Boolean) ?? undefined;

  function focus(element) {
    element?.focus();
    element?.scrollIntoView({ block: 'nearest' });
  }

  function move(by) {
    const links = [...document.querySelectorAll('table.list tbody tr')].flatMap(
      (row) => row.querySelector('a[href]') ?? [],
    );
    const row = document.activeElement?.closest('table.list tbody tr');
    const now = links.findIndex((link) => row?.contains(link));
    const next = now === -1 ? (by > 0 ? 0 : links.length - 1) : now + by;
    if (links.length > 0) focus(links[Math.max(0, Math.min(links.length - 1, next))]);
    return links.length > 0;
  }

  // Worklists are remembered from the last page that had them, so that `g` works on a dossier too.
  const fold = (text) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
  const labelOf = (link) =>
    [...link.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.data)
      .join('')
      .trim();
  const toPlace = (link) => ({ href: link.getAttribute('href'), label: labelOf(link) });

  function places() {
    const tabs = [...document.querySelectorAll('nav.tabs a[href]')].map(toPlace);
    if (tabs.length > 0) sessionStorage.setItem('worklists', JSON.stringify(tabs));
    const lists = tabs.length > 0 ? tabs : JSON.parse(sessionStorage.getItem('worklists') ?? '[]');
    const others = [...document.querySelectorAll('header .talk-link')].map(toPlace);
    const taken = new Set();
    return [...lists, ...others].flatMap((place) => {
      const words = fold(place.label).split(/[^a-z]+/);
      const letters = [...words.map((word) => word[0]), ...words.join('')].filter(Boolean);
      const key = letters.find((letter) => !taken.has(letter));
      taken.add(key);
      return key ? [{ ...place, key }] : [];
    });
  }
  places();

  function openHelp() {
    const rows = places().flatMap(({ key, label }) => {
      const keys = document.createElement('dt');
      for (const one of ['g', key])
        keys.append(Object.assign(document.createElement('kbd'), { textContent: one }), ' ');
      return [keys, Object.assign(document.createElement('dd'), { textContent: label })];
    });
    help.querySelector('.keys-go').replaceChildren(...rows);
    help.showModal();
  }

  function go(letter) {
    const place = places().find(({ key }) => key === fold(letter));
    if (place) location.assign(place.href);
  }

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    '/': () => focus(first('form[role="search"] input:not([type="hidden"])')),
    g: () => {
      goUntil = Date.now() + GO_WITHIN;
    },
    a: () => focus(first('#actions summary')),
    c: () => first('[data-copy-from="dossier-code"]')?.click(),
    m: () => first('.talk-card a[href]', '#reply-text')?.[first('.talk-card a[href]') ? 'click' : 'focus'](),
    '?': openHelp,
    Escape: () => first('.back a')?.click(),
  };

  // Escape closes it, and a browser that has no such menus has none open.
  const isMenuOpen = () =>
    CSS.supports('selector(:popover-open)') && document.querySelector(':popover-open') !== null;

  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (help.open || isMenuOpen()) return;
    if (isField(event.target)) {
      if (event.key === 'Escape') event.target.blur();
      return;
    }
    if (Date.now() < goUntil) {
      goUntil = 0;
      event.preventDefault();
      return go(event.key);
    }
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    if (act && act() !== false) event.preventDefault();
  });

  const opener = document.getElementById('keys-open');
  if (opener) {
    opener.hidden = false;
    opener.addEventListener('click', openHelp);
  }
})();
