// @ts-check
/**
 * What the subtree of this element is made of, in the order of the document: each element's local
 * name and the collector's number (-1 for one made later). An open shadow tree comes before the
 * element's own children. Of a subtree that is too large or too deep nothing is told.
 *
 * @this {Element}
 * @param {number} most
 * @param {number} deepest
 * @returns {string}
 */
function numbers(most, deepest) {
  /** @type {WeakMap<Element, number>} */
  const index = /** @type {any} */ (globalThis).a11yauditIndex;
  /** @type {string[]} */
  const names = [];
  /** @type {number[]} */
  const found = [];
  /** @type {[Element, number][]} */
  const stack = [[this, 0]];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [element, depth] = next;
    if (found.length >= most || depth > deepest) return JSON.stringify({ names: [], numbers: [] });
    names.push(element.localName);
    const number = index.get(element);
    found.push(number === undefined ? -1 : number);
    const inside = [...(element.shadowRoot ? element.shadowRoot.children : []), ...element.children];
    for (const child of inside.reverse()) stack.push([child, depth + 1]);
  }
  return JSON.stringify({ names, numbers: found });
}
