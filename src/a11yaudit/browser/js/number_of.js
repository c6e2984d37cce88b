// @ts-check
/**
 * The collector's numbers of these nodes: of an element its own, of a text that of the element
 * which holds it; of what was made later that of the nearest one round it, -1 where there is none.
 *
 * @param {Node[]} nodes
 * @returns {string}
 */
function numberOf(...nodes) {
  /** @type {WeakMap<Node, number>} */
  const index = /** @type {any} */ (globalThis).a11yauditIndex;
  return JSON.stringify(nodes.map((node) => {
    /** @type {Node | null} */
    let here = node;
    while (here && index.get(here) === undefined) {
      here = here instanceof ShadowRoot ? here.host : here.parentNode;
    }
    return here ? index.get(here) : -1;
  }));
}
