import { itemOf, untilNext } from "../../src/core/break_clock.js";
import { make, write } from "../nodes.js";

const MINUTE = 60_000;

/** What one sees of the clock: a line, a bar, the break that is offered, and what can be done. */
export class Panel {
  root = make("section", { class: "card desk-panel" });
  #texts;
  #data;
  #given;
  #line = make("p", { class: "desk-line", id: "desk-line" });
  #bar = make("progress", { "aria-labelledby": "desk-line" });
  #next = make("p", { class: "hint" });
  #offer = make("div", { class: "desk-offer" });
  #acts = make("div", { class: "act" });
  #choices = make("div", { class: "desk-choices" });
  #live = make("p", { class: "desk-live", role: "status" });
  #saved = make("p", { class: "hint desk-saved" });
  #count = 0;
  #shown = "";

  constructor(data, given) {
    this.#data = data;
    this.#texts = data.texts;
    this.#given = given;
    this.root.append(this.#line, this.#bar, this.#next, this.#offer, this.#acts, this.#live, this.#saved, this.#choices);
    this.#buildChoices();
  }

  /** Everything that changes only when something happens. */
  show(model) {
    const on = model.status === "break" || model.status === "due";
    this.root.classList.toggle("due", on);
    this.#offered(on ? itemOf(model) : "");
    this.#bar.hidden = on || model.status === "stopped";
    const acts = this.#actsOf(model);
    const key = JSON.stringify([model.status, model.quietUntil]);
    if (key !== this.#shown) {
      const hadFocus = this.#acts.contains(document.activeElement);
      this.#acts.replaceChildren(...acts);
      if (hadFocus) this.#acts.querySelector("button")?.focus();
      this.#shown = key;
    }
    this.tick(model);
  }

  /** What changes with time. */
  tick(model) {
    write(this.#line, this.#lineOf(model));
    write(this.#next, this.#nextOf(model));
    this.#bar.max = model.next;
    this.#bar.value = Math.min(model.sat, model.next);
  }

  announce(name) {
    write(this.#live, this.#texts[name] ?? "");
  }

  /** @param {"unsaved"|"device"|"saved"} status */
  status(status) {
    if (this.#count) write(this.#saved, `${this.#counted()} · ${this.#texts[status] ?? ""}`);
  }

  countOne() {
    this.#count += 1;
    write(this.#saved, this.#counted());
  }

  #counted() {
    const { one_since, since } = this.#texts;
    return this.#count === 1 ? one_since : fill(since, this.#count);
  }

  #lineOf({ status, sat, taken, quietUntil }) {
    const { due, on_break, paused, quiet_until, sitting } = this.#texts;
    if (status === "stopped") return paused;
    if (status === "due") return due;
    if (status === "break") return `${on_break} · ${clock(taken)}`;
    if (quietUntil !== null) return quiet_until.replace("{time}", this.#timeOf(quietUntil));
    return fill(sitting, Math.floor(sat / MINUTE));
  }

  #nextOf(model) {
    const { after_typing, next_in, next_soon } = this.#texts;
    if (model.status !== "sitting" || model.quietUntil !== null) return "";
    if (model.waiting) return after_typing;
    const left = Math.ceil(untilNext(model) / MINUTE);
    return left > 1 ? fill(next_in, left) : next_soon;
  }

  #timeOf(wall) {
    return new Date(wall).toLocaleTimeString(document.documentElement.lang || [], {
      hour: "2-digit", minute: "2-digit", hour12: this.#data.clock === "12",
    });
  }

  /** The break as its line in the list says it, without the form. */
  #offered(item) {
    if (this.#offer.dataset.item === item) return;
    this.#offer.dataset.item = item;
    const line = item && this.#given.breakOf(item);
    if (!line) return this.#offer.replaceChildren();
    const copy = make("div", { class: "desk-break" });
    for (const each of line.querySelectorAll("[data-part]")) {
      copy.append(make("div", { class: `desk-${each.dataset.part}` }, ...each.cloneNode(true).childNodes));
    }
    this.#offer.replaceChildren(copy);
  }

  #actsOf(model) {
    const { act } = this.#given;
    const { cancel, done, end_quiet, go_on, later, other, pause, skip, take } = this.#texts;
    const button = (words, run, main = false) => press(words, run, main);
    if (model.status === "stopped") return [button(go_on, () => act("start"), true)];
    if (model.status === "break") {
      return [
        button(done, () => act("done"), true),
        button(other, () => act("other")),
        button(cancel, () => act("cancel")),
      ];
    }
    if (model.status === "due") {
      const put = this.#data.later_s.map((s) => button(fill(later, s / 60), () => act("later", { ms: s * 1000 })));
      return [button(take, () => act("take"), true), button(other, () => act("other")), ...put, button(skip, () => act("skip"))];
    }
    const quiet = model.quietUntil === null ? [] : [button(end_quiet, () => act("speak"), true)];
    return [...quiet, button(take, () => act("take"), !quiet.length), button(pause, () => act("stop"))];
  }

  #buildChoices() {
    const { every, hours, minutes, note, one_hour, quiet_for, sound, watch } = this.#texts;
    const { act, notes, sound: tones, watch: watching } = this.#given;
    const quiet = make("div", { class: "desk-quiet", role: "group", "aria-label": quiet_for }, make("span", {}, quiet_for));
    for (const seconds of this.#data.quiet_s) {
      const words = seconds === 3600 ? one_hour : fill(hours, seconds / 3600);
      quiet.append(press(words, () => act("quiet", { until: Date.now() + seconds * 1000 })));
    }
    this.#choices.append(quiet);
    if (this.#data.minutes.length > 1) {
      const asked = make("label", { class: "desk-every" }, every);
      const select = make("select");
      for (const each of this.#data.minutes) select.append(new Option(fill(minutes, each), each));
      select.addEventListener("change", () => act("every", { ms: Number(select.value) * MINUTE }));
      asked.append(select);
      this.#choices.append(asked);
    }
    this.#choices.append(tick(sound, !tones.choices.muted, async (on) => {
      tones.choose({ muted: !on });
      tones.wake();
      return on;
    }));
    if (notes.canShow) this.#choices.append(tick(note, false, (on) => notes.want(on)));
    if (watching) this.#choices.append(tick(watch, false, (on) => (on ? this.#watch() : false), { once: true }));
  }

  async #watch() {
    const told = await this.#given.watch();
    write(this.#live, told ? this.#texts.watching : this.#texts.not_watching);
    return told;
  }
}

function press(words, run, main = false) {
  const made = make("button", { type: "button", class: main ? "button" : "button quiet" }, words);
  made.addEventListener("click", run);
  return made;
}

/** A box to tick; `want` says what became of it. `once`: it stays once it is ticked. */
function tick(words, checked, want, { once = false } = {}) {
  const label = make("label", { class: "desk-tick" });
  const box = make("input", { type: "checkbox" });
  box.checked = checked;
  box.addEventListener("change", async () => {
    box.checked = await want(box.checked);
    box.disabled = once && box.checked;
  });
  label.append(box, make("span", {}, words));
  return label;
}

const fill = (words, n) => words.replace("{n}", String(n));
const clock = (ms) => `${Math.floor(ms / MINUTE)}:${String(Math.floor(ms / 1000) % 60).padStart(2, "0")}`;
