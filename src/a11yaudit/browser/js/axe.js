// @ts-check
/**
 * Runs axe-core on this document alone and returns its findings as one JSON string.
 *
 * `axe` is in this isolated world already. Frames are visited one by one by the caller, so axe
 * need not wait for them; nodes are named by the numbers that the collector gave. `root` is the
 * number of the one element to look at, null for the whole document.
 *
 * @param {{subframe: boolean, only: string[], skip: string[], root: number | null}} options
 * @returns {Promise<string>}
 */
async (options) => {
  const axe = /** @type {any} */ (globalThis).axe;
  /** @type {WeakMap<Element, number> | undefined} */
  const index = /** @type {any} */ (globalThis).a11yauditIndex;
  const runOnly = options.only.length ? { type: "rule", values: options.only }
    : options.subframe
      ? { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }
      : undefined;
  const root = options.root === null ? document
    : /** @type {any} */ (globalThis).a11yauditElements[options.root];
  const results = await axe.run(root, {
    iframes: false, preload: false, elementRef: true, selectors: true,
    resultTypes: ["violations", "incomplete"],
    ...(runOnly ? { runOnly } : {}),
    rules: Object.fromEntries(options.skip.map((id) => [id, { enabled: false }])),
  });

  /** @param {any} node */
  const messages = (node) => {
    const all = [...node.none, ...node.all].map((check) => check.message);
    const any = node.any.map((/** @type {any} */ check) => check.message);
    return any.length > 1 ? [...all, any.join("; or ")] : [...all, ...any];
  };

  /** @param {any} rule */
  const told = (rule) => ({
    id: rule.id, impact: rule.impact, tags: rule.tags, help: rule.help,
    description: rule.description, helpUrl: rule.helpUrl,
    nodes: rule.nodes.map((/** @type {any} */ node) => ({
      index: (node.element && index && index.get(node.element)) ?? null,
      target: node.target.flat(5).join(" "),
      html: String(node.html).slice(0, 500),
      impact: node.impact,
      messages: messages(node),
    })),
  });

  return JSON.stringify({
    version: axe.version,
    violations: results.violations.map(told),
    incomplete: results.incomplete.map(told),
  });
}
