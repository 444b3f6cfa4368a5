// Replies to insert: by the list and its button, or by "/" and letters in the box. Without this script the button asks the server.
(() => {
  const select = document.getElementById('canned');
  const box = document.getElementById('reply-text');
  if (!select || !box) return;
  const replies = [...select.options].map(({ value, text, dataset }) => ({
    key: value,
    title: text,
    text: dataset.text,
  }));

  const list = Object.assign(document.createElement('ul'), {
    id: 'canned-list',
    className: 'canned-list',
    hidden: true,
  });
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Câu trả lời mẫu');
  box.after(list);
  box.setAttribute('aria-autocomplete', 'list');
  box.setAttribute('aria-controls', list.id);

  let found = [];
  let chosen = 0;

  function insert(text, from, to) {
    box.setRangeText(text, from, to, 'end');
    box.dispatchEvent(new Event('input', { bubbles: true }));
    box.focus();
  }

  /** What is being typed after a "/" that begins a word, up to the caret. */
  function typed() {
    const before = box.value.slice(0, box.selectionStart);
    const slash = /(?:^|\s)\/([a-z0-9]*)$/i.exec(before);
    return slash && { letters: slash[1].toLowerCase(), from: before.length - slash[1].length - 1 };
  }

  function show() {
    list.replaceChildren(
      ...found.map(({ key, title, text }, at) => {
        const item = Object.assign(document.createElement('li'), {
          id: `canned-${key}`,
          title: text,
          textContent: title,
        });
        item.setAttribute('role', 'option');
        item.setAttribute('aria-selected', String(at === chosen));
        return item;
      }),
    );
    list.hidden = found.length === 0;
    if (list.hidden) box.removeAttribute('aria-activedescendant');
    else box.setAttribute('aria-activedescendant', `canned-${found[chosen].key}`);
    list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  function look() {
    const slash = typed();
    found = slash ? replies.filter(({ key }) => key.startsWith(slash.letters)) : [];
    chosen = 0;
    show();
  }

  function close() {
    found = [];
    show();
  }

  function take(at) {
    const { from } = typed();
    const { text } = found[at];
    close();
    insert(text, from, box.selectionStart);
    close();
  }

  box.addEventListener('input', look);
  box.addEventListener('blur', close);
  box.addEventListener('keydown', (event) => {
    if (list.hidden || event.isComposing) return;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      chosen = (chosen + steps[event.key] + found.length) % found.length;
      show();
    } else if (event.key === 'Enter' || event.key === 'Tab') take(chosen);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
  // Before the box loses the focus, which would close the list.
  list.addEventListener('mousedown', (event) => {
    event.preventDefault();
    const at = [...list.children].indexOf(event.target.closest('li'));
    if (at !== -1) take(at);
  });
  document.getElementById('canned-insert').addEventListener('click', (event) => {
    event.preventDefault();
    insert(replies[select.selectedIndex]?.text ?? '', box.selectionStart, box.selectionEnd);
  });
})();
