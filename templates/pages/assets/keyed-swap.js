// An htmx swap style, `keyed`: brings a part of the page up to date element by element, by id. What has not changed is not
// touched, so focus, selection and scroll position stay. Elements marked `data-keyed` are entered, others replaced whole.
(() => {
  const sameShell = (a, b) => a.cloneNode(false).isEqualNode(b.cloneNode(false));

  function update(existing, wanted) {
    if (existing.isEqualNode(wanted)) return existing;
    if (existing.hasAttribute('data-keyed') && sameShell(existing, wanted)) {
      updateChildren(existing, wanted);
      return existing;
    }
    keepTicks(existing, wanted);
    existing.replaceWith(wanted);
    return wanted;
  }

  // What somebody has ticked stays so while the words around it change.
  function keepTicks(existing, wanted) {
    const ticked = [...existing.querySelectorAll('input[type=checkbox]:checked')].map(({ value }) => value);
    for (const box of wanted.querySelectorAll('input[type=checkbox]'))
      box.checked ||= ticked.includes(box.value);
  }

  function updateChildren(parent, wanted) {
    const before = new Map([...parent.children].map((child) => [child.id, child]));
    const children = [...wanted.children].map((next) => {
      const existing = before.get(next.id);
      before.delete(next.id);
      return existing ? update(existing, next) : markArrived(next, parent);
    });
    for (const gone of before.values()) gone.remove();
    let cursor = parent.firstElementChild;
    for (const child of children) {
      if (child === cursor) cursor = cursor.nextElementSibling;
      else parent.insertBefore(child, cursor);
    }
  }

  // An animation and not a class: a class would make the row differ from the server's and be replaced by the next turn.
  function markArrived(row, parent) {
    if (!parent.hasAttribute('data-arrivals') || matchMedia('(prefers-reduced-motion: reduce)').matches)
      return row;
    requestAnimationFrame(() =>
      row.animate([{ backgroundColor: '#fff3cd' }, {}], { duration: 6000, easing: 'ease-in' }),
    );
    return row;
  }

  function updateKeepingFocus(target, fragment) {
    const focused = document.activeElement?.id;
    updateChildren(target, fragment);
    if (focused && document.activeElement?.id !== focused) {
      document.getElementById(focused)?.focus({ preventScroll: true });
    }
  }

  htmx.defineExtension('keyed-swap', {
    isInlineSwap: (style) => style === 'keyed',
    handleSwap(style, target, fragment) {
      if (style !== 'keyed') return false;
      updateKeepingFocus(target, fragment);
      target.dispatchEvent(new CustomEvent('keyed:updated', { bubbles: true }));
      return [];
    },
  });
})();
