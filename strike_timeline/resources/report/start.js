/* Puts the parts of the page together. */

function startTheme() {
  const button = document.getElementById("theme");
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const name = () => (button.textContent = dark() ? "Light" : "Dark");
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    name();
  });
  system.addEventListener("change", name);
  name();
}

/** Copies an event's address, and says so. */
async function copyLink(button) {
  const address = `${location.href.split("#")[0]}#${button.dataset.copy}`;
  try {
    await navigator.clipboard.writeText(address);
    button.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(button.previousElementSibling);
    button.textContent = "Select and copy";
  }
}

/** The filters that an address asks for: names and values. */
function asked(hash) {
  return hash.startsWith("#?") ? [...new URLSearchParams(hash.slice(2))] : [];
}

/** Filters that move the overview to what they leave. */
const REFITTING = new Set(["dispute", "party", "from", "to"]);

function startList(data) {
  let fitted = "";
  const list = new EventList(data);
  const form = document.getElementById("filters");
  const total = data.events.length;
  const go = (id) => {
    if (location.hash !== `#${id}`) history.pushState(null, "", `#${id}`);
    follow();
  };
  const [chart, rest, tip] = ["chart", "rest", "tip"].map((id) => document.getElementById(id));
  const overview = new Overview(chart, rest, data, (event) => list.words(event));
  const controls = new Controls(overview, tip, go);
  const changed = (test, entries) => {
    const number = list.filter(test);
    const now = String(entries.filter(([name]) => REFITTING.has(name)));
    overview.filter(test, now !== fitted);
    fitted = now;
    document.getElementById("count").textContent = `${number} of ${total} event${total === 1 ? "" : "s"}`;
    const kept = asked(location.hash).length > 0;
    if (!entries.length && !kept) return;
    const change = kept || location.hash.length < 2 ? "replaceState" : "pushState"; // an event's address stays behind
    history[change](null, "", entries.length ? `#?${new URLSearchParams(entries)}` : "#");
  };
  const filters = new Filters(form, data.disputes, (event) => list.text(event), changed);
  /** Does what the address says: `#?` a choice of filters, else the id of an event or a dispute. */
  const follow = () => {
    const hash = location.hash.slice(1);
    if (!hash || hash.startsWith("?")) {
      filters.choose(asked(location.hash));
      if (!hash) list.reveal("");
      return;
    }
    if (list.hides(hash)) {
      filters.reset();
      history.replaceState(null, "", `#${hash}`);
    }
    list.reveal(hash);
  };

  document.querySelector(".overview").hidden = overview.empty;
  for (const button of document.querySelectorAll("[data-do]")) button.addEventListener("click", () => controls.act(button.dataset.do));
  for (const [id, opened] of [["open-all", true], ["close-all", false]]) {
    document.getElementById(id).addEventListener("click", () => list.open(opened));
  }
  document.querySelector(".list").addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copyLink(button);
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) follow();
  });
  addEventListener("hashchange", follow);
  new ResizeObserver(() => {
    const sticky = getComputedStyle(form).position === "sticky";
    document.documentElement.style.scrollPaddingTop = sticky ? `${form.offsetHeight + 8}px` : "";
  }).observe(form);
  if (innerWidth < 992) document.getElementById("filters-more").open = false;
  filters.choose(asked(location.hash));
  // The browser goes to the place in the address last of all, and takes the focus away from what has it.
  addEventListener("load", () => setTimeout(() => location.hash.length > 1 && follow()));
  list.readAhead();
}

for (const part of document.querySelectorAll(".needs-script")) part.hidden = false;
startTheme();
if (document.getElementById("data")) startList(JSON.parse(document.getElementById("data").textContent));
