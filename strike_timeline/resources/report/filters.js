/* Filters: which events are shown. None chosen means all. */

/** Without case and accents, for comparing. */
function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

class Filters {
  /** `text(event)` is what is searched, `changed(test)` is called with a function from event to shown. */
  constructor(form, disputes, text, changed) {
    this.form = form;
    this.disputes = disputes;
    this.text = text;
    this.changed = changed;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => this.apply());
    document.addEventListener("click", (event) => {
      if (event.target.closest("[data-reset]")) this.reset();
      for (const open of form.querySelectorAll(".ticks[open]")) if (!open.contains(event.target)) open.open = false;
    });
    form.addEventListener("keydown", (event) => {
      const open = event.key === "Escape" && event.target.closest(".ticks[open]");
      if (!open) return;
      open.open = false;
      open.querySelector("summary").focus();
    });
  }

  /** What is chosen: names and values, without those that are left open. */
  chosen() {
    return [...new FormData(this.form)].filter(([, value]) => value.trim());
  }

  /** Chooses what a list of names and values says. */
  choose(entries) {
    this.form.reset();
    for (const [name, value] of entries) {
      for (const field of this.form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (field.type !== "checkbox") field.value = value;
        else if (field.value === value) field.checked = true;
      }
    }
    this.apply();
  }

  reset() {
    this.choose([]);
  }

  apply() {
    const entries = this.chosen();
    for (const count of this.form.querySelectorAll("[data-count]")) {
      const number = entries.filter(([name]) => name === count.dataset.count).length;
      count.textContent = number ? `${number} chosen` : "any";
    }
    for (const button of document.querySelectorAll("[data-reset]")) button.hidden = !entries.length;
    this.changed(this.test(entries), entries);
  }

  test(entries) {
    const values = (name) => entries.filter((entry) => entry[0] === name).map((entry) => entry[1]);
    const one = (name) => values(name)[0];
    const types = new Set(values("type"));
    const statuses = new Set(values("status"));
    const [dispute, party, sources] = [one("dispute"), one("party"), one("sources")];
    const [from, to] = [parseDay(one("from")), parseDay(one("to"))];
    const words = folded(one("text") || "").split(/\s+/).filter(Boolean);
    const inPeriod = (event) => {
      const first = event.start ?? event.end;
      if (first === null) return from === null && to === null;
      return (from === null || (event.end ?? event.start) >= from) && (to === null || first <= to);
    };
    return (event) =>
      (!dispute || this.disputes[event.dispute].id === dispute) &&
      (!party || event.parties.includes(party)) &&
      (!types.size || types.has(event.type)) &&
      (!statuses.size || statuses.has(event.status)) &&
      (!sources || (sources === "differ" ? event.differs : event.sources >= Number(sources))) &&
      (!one("core") || !event.minor) &&
      inPeriod(event) &&
      words.every((word) => this.text(event).includes(word));
  }
}
