// The report works without this; it remembers the face, opens what a link leads to, and copies.
(() => {
  "use strict";
  const KEY = "a11yaudit-face";

  const remembered = () => {
    try { return localStorage.getItem(KEY); } catch { return null; }
  };
  const remember = face => {
    try { localStorage.setItem(KEY, face); } catch { /* a report without storage forgets */ }
  };

  const faces = [...document.querySelectorAll("input[name='face']")];
  const show = wanted => {
    const input = faces.find(face => face.value === wanted);
    if (input) input.checked = true;
    return Boolean(input);
  };
  if (!show(new URLSearchParams(location.search).get("face"))) show(remembered());
  for (const face of faces) face.addEventListener("change", () => remember(face.value));

  // A link may lead into what is folded.
  const unfold = () => {
    let target = null;
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return; }
    if (!target) return;
    const folded = target.closest("details:not([open])");
    for (let fold = folded; fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (folded) target.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();

  const said = document.getElementById("said");
  const say = (text, button) => {
    said.textContent = "";
    requestAnimationFrame(() => { said.textContent = text; });
    const label = button.querySelector(".copy-label");
    const words = label.dataset.words ??= label.textContent;
    label.textContent = text;
    clearTimeout(Number(button.dataset.timer));
    button.dataset.timer = String(setTimeout(() => { label.textContent = words; }, 2500));
  };
  const select = element => {
    const range = document.createRange();
    range.selectNodeContents(element);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  };
  const copied = async element => {
    try {
      await navigator.clipboard.writeText(element.textContent);
      return true;
    } catch {
      select(element);
      return document.execCommand("copy");
    }
  };
  // Without this script there are no buttons; the text can be selected all the same.
  for (const button of document.querySelectorAll("button.copy")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const done = await copied(document.getElementById(button.dataset.copies));
      say(done ? said.dataset.copied : said.dataset.selected, button);
    });
  }
})();
