/* The list: rows that are shown, opened, and pointed to. */

class EventList {
  constructor(data) {
    this.events = data.events;
    this.rows = new Map(data.events.map((event) => [event.id, document.getElementById(event.id)]));
    this.sections = [...document.querySelectorAll(".dispute")];
    this.texts = new Map();
    this.said = new Map();
  }

  /** What is searched in: summary, type, parties, and the quotes and titles of its evidence. */
  text(event) {
    if (!this.texts.has(event.id)) {
      const parts = this.rows.get(event.id).querySelectorAll(".told, .from, blockquote");
      this.texts.set(event.id, folded([...parts].map((part) => part.textContent).join(" ").replace(/\s+/g, " ")));
    }
    return this.texts.get(event.id);
  }

  /** An event in words, a line each: day and type, summary. */
  words(event) {
    if (!this.said.has(event.id)) {
      const row = this.rows.get(event.id).firstElementChild.firstElementChild;
      const [date, , told] = row.children;
      const [kind, status] = told.firstElementChild.children;
      const summary = row.querySelector(".summary");
      const head = `${date.textContent} · ${kind.textContent} (${status.textContent})`;
      this.said.set(event.id, summary ? `${head}\n${summary.textContent}` : head);
    }
    return this.said.get(event.id);
  }

  /** Shows the events that `test` is true of; returns how many these are. */
  filter(test) {
    const left = new Set();
    let number = 0;
    for (const event of this.events) {
      const shown = test(event);
      const row = this.rows.get(event.id);
      if (row.hidden === shown) row.hidden = !shown;
      if (!shown) continue;
      number += 1;
      left.add(String(event.dispute));
    }
    for (const section of this.sections) section.hidden = !left.has(section.dataset.at);
    document.getElementById("nothing").hidden = number > 0;
    return number;
  }

  hides(id) {
    const target = document.getElementById(id);
    return Boolean(target && target.closest("[hidden]"));
  }

  /** Opens an event, or goes to a dispute. Returns whether there is such a thing. */
  reveal(id) {
    for (const old of document.querySelectorAll(".event.target")) old.classList.remove("target");
    const target = document.getElementById(id);
    if (!target || !target.matches(".event, .dispute")) return false;
    const focus = target.querySelector("summary, h3");
    if (target.matches(".event")) {
      target.classList.add("target");
      target.firstElementChild.open = true;
    }
    focus.focus({ preventScroll: true });
    // Rows that were never drawn have a guessed height, so that the first jump may miss.
    target.scrollIntoView();
    requestAnimationFrame(() => target.scrollIntoView());
    return true;
  }

  /** Opens or closes the evidence of all events that are shown. */
  open(opened) {
    for (const row of this.rows.values()) if (!row.hidden) row.firstElementChild.open = opened;
  }
}
