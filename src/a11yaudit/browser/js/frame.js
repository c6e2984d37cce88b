// @ts-check
/**
 * A selector of this visible frame element, or "" where it is not shown.
 *
 * @this {HTMLElement}
 * @returns {string}
 */
function frameSelector() {
  const box = this.getBoundingClientRect();
  if (!this.isConnected || !this.checkVisibility() || box.width < 2 || box.height < 2) return "";
  if (this.id) return "#" + CSS.escape(this.id);
  if (this.title) return `${this.localName}[title="${CSS.escape(this.title)}"]`;
  const source = this.getAttribute("src");
  return source ? `${this.localName}[src="${CSS.escape(source)}"]` : this.localName;
}
