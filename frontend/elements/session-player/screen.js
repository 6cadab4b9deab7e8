import { durationOf, leftOf, repMs, stepAt } from "../../src/core/session_step.js";
import { walkLeg } from "../../src/core/walk.js";
import { MODES } from "./sound.js";
import { clockFace, icon, make, show, write } from "./build.js";
import { Captions } from "./captions.js";
import { StepLines, viewsOf } from "./step-lines.js";
import { fill } from "./words.js";

/** Letters of a step's name or of its lines that take more rows than most do. */
const LONG_NAME = 24;
const LONG_LINES = 70;

/** What one sees: builds it once, then writes only what changed. Decides nothing. */
export class Screen {
  /**
   * @param {Object} data the page's session data
   * @param {Object<string, any>} words
   * @param {(name: string, event: Event) => void} act a control was used
   */
  constructor(data, words, act) {
    this.data = data;
    this.words = words;
    this.calm = matchMedia("(prefers-reduced-motion: reduce)");
    this.#build(act);
  }

  #button(name, label, { large = false } = {}) {
    const text = make("span", { class: "control-word" }, label);
    const button = make("button", { type: "button", class: `control control-${name}${large ? " large" : ""}`, "data-act": name });
    button.append(icon(name), text);
    return button;
  }

  #rules() {
    const { stop_rules } = this.words;
    const rules = Array.isArray(stop_rules) ? stop_rules : [stop_rules];
    return make("ul", { class: "rules" }, ...rules.filter(Boolean).map((rule) => make("li", {}, rule)));
  }

  #build(act) {
    const { words, data } = this;

    // ---- before
    this.startButton = make("button", { type: "button", class: "button", "data-act": "start" }, words.start);
    this.opening = make("section", { class: "opening", "aria-labelledby": "session-title" },
      make("h1", { id: "session-title" }, data.title),
      (this.howLong = make("p", { class: "lead" })),
      make("ul", { class: "contents" }, ...titles(data.steps).map((title) => make("li", {}, title))),
      make("details", { class: "more" }, make("summary", {}, words.stop_rules_title), this.#rules()),
      make("div", { class: "act stacked" }, this.startButton,
        make("a", { class: "button quiet", href: data.today_url }, words.not_now)),
    );

    // ---- during
    this.track = make("div", { class: "track", "aria-hidden": "true" }, make("span", { class: "filled" }));
    this.left = make("p", { class: "left" });
    this.chip = make("p", { class: "chip", "data-status": "saved" }, words.saved);
    this.trouble = make("p", { class: "trouble", hidden: true });
    this.head = make("div", { class: "head" }, this.track, this.left, this.chip, this.#options(act), this.trouble);
    this.figure = make("body-figure", {});
    this.ring = make("breath-ring", {});
    this.ring.words = words;
    this.picture = make("div", { class: "picture" }, this.figure, this.ring);
    this.kind = make("p", { class: "kind" });
    this.name = make("h2", { class: "name", id: "step-name" });
    this.lines = new StepLines();
    this.captions = new Captions((sentence) => this.lines.holds(sentence) && !isLonger(this.reading));
    this.count = make("span", { class: "seconds" });
    this.of = make("span", { class: "of" });
    this.timer = make("p", { class: "timer", role: "timer" }, this.count, this.of);
    this.bar = make("div", { class: "track step", "aria-hidden": "true" }, make("span", { class: "filled" }));
    this.upNext = make("p", { class: "next-up" });
    this.stage = make("section", { class: "stage", tabindex: "-1", "aria-labelledby": "step-name" },
      this.picture, this.captions.node,
      make("div", { class: "words" }, this.#reading(), this.timer, this.bar, this.upNext),
    );
    this.pauseButton = this.#button("pause", words.pause, { large: true });
    this.completeButton = this.#button("complete", words.complete, { large: true });
    this.easierButton = this.#button("easier", words.easier);
    this.stopButton = this.#button("stop", words.stop);
    this.controls = make("div", { class: "controls", role: "group", "aria-label": data.title },
      this.#button("back", words.back), this.pauseButton, this.completeButton,
      this.#button("skip", words.skip), this.easierButton, this.stopButton);
    const title = make("h1", { class: "unseen" }, data.title);
    this.running = make("div", { class: "running" }, title, this.head, this.stage, this.controls);

    // ---- after
    this.endTitle = make("h1", { tabindex: "-1" });
    this.endText = make("p", { class: "lead" });
    this.endChip = make("p", { class: "chip", "data-status": "saved" }, words.saved);
    this.endTrouble = make("p", { class: "trouble", hidden: true });
    this.afterLink = make("a", { class: "button", href: data.after_url }, words.after);
    this.endRules = make("details", { class: "more" }, make("summary", {}, words.stop_rules_title), this.#rules());
    this.closing = make("section", { class: "closing" }, this.endTitle, this.endText, this.endTrouble, this.endRules,
      make("div", { class: "act stacked" }, this.afterLink,
        make("a", { class: "button quiet", href: data.today_url }, words.today)),
      ...(data.problem_url ? [make("p", {}, make("a", { href: data.problem_url }, words.problem))] : []),
      this.endChip);

    // ---- questions
    this.stopDialog = make("dialog", { class: "question", "aria-labelledby": "stop-title" },
      make("h2", { id: "stop-title" }, words.stop_title),
      make("p", {}, words.stop_rules_title), this.#rules(),
      make("div", { class: "act both" },
        make("button", { type: "button", class: "button", "data-act": "stop_here", autofocus: true }, words.stop_here),
        make("button", { type: "button", class: "button quiet", "data-act": "go_on" }, words.go_on)));
    this.checkTitle = make("h2", { id: "check-title" });
    this.checkLines = make("div", { class: "lines" });
    this.checkDialog = make("dialog", { class: "question", closedby: "none", "aria-labelledby": "check-title" },
      this.checkTitle, this.checkLines,
      make("div", { class: "act both" },
        make("button", { type: "button", class: "button", "data-act": "check_ok" }, words.check_ok),
        make("button", { type: "button", class: "button quiet", "data-act": "check_stop" }, words.check_stop)));

    this.live = make("p", { class: "unseen", role: "status" });
    this.root = make("div", { class: "player" }, this.opening, this.running, this.closing,
      this.stopDialog, this.checkDialog, this.live);
    this.root.addEventListener("click", (event) => {
      const name = event.target.closest?.("[data-act]")?.dataset.act;
      if (name) act(name, event);
    });
  }

  /** What is read. Where it is longer than its place it can be moved, by keys too. */
  #reading() {
    this.reading = make("div", { class: "reading" }, this.kind, this.name, this.lines.node);
    const sizes = new ResizeObserver(() => {
      if (isLonger(this.reading)) this.reading.setAttribute("tabindex", "0");
      else this.reading.removeAttribute("tabindex");
    });
    for (const node of [this.reading, this.name, this.lines.node]) sizes.observe(node);
    return this.reading;
  }

  #options(act) {
    const { words } = this;
    const tick = (name, label) => {
      const box = make("input", { type: "checkbox", name });
      box.addEventListener("change", (event) => act(name, event));
      return [box, make("label", { class: "choice" }, box, make("span", {}, label))];
    };
    const [mute, muteLine] = tick("mute", words.mute);
    const [voice, voiceLine] = tick("voice", words.voice);
    const [letters, lettersLine] = tick("letters", words.letters);
    const [captions, captionsLine] = tick("captions", words.captions);
    const [shakes, shakesLine] = tick("shakes", words.shakes);
    const mode = make("select", { name: "mode" }, ...MODES.map((each) => make("option", { value: each }, words[`mode_${each}`])));
    const voiceUri = make("select", { name: "voice_uri" });
    for (const select of [mode, voiceUri]) select.addEventListener("change", (event) => act(select.name, event));
    const pace = make("input", { type: "range", name: "pace", min: "0.7", max: "1.2", step: "0.05" });
    pace.addEventListener("input", (event) => act("pace", event));
    const volume = make("input", { type: "range", name: "volume", min: "0", max: "1", step: "0.1" });
    volume.addEventListener("input", (event) => act("volume", event));
    this.noVoice = make("p", { class: "hint" }, words.no_voice);
    this.choices = { mute, voice, letters, volume, captions, shakes, mode, voiceUri, pace };
    this.voiceLines = [
      make("label", { class: "choice volume" }, make("span", {}, words.which_voice), voiceUri),
      make("label", { class: "choice volume" }, make("span", {}, words.pace), pace)];
    this.optionsMark = make("summary", { "aria-label": words.options }, icon("sound"));
    this.options = make("details", { class: "sound-options" }, this.optionsMark,
      make("div", { class: "panel" }, make("label", { class: "choice volume" }, make("span", {}, words.mode), mode), muteLine,
        make("label", { class: "choice volume" }, make("span", {}, words.volume), volume),
        voiceLine, ...this.voiceLines, this.noVoice, captionsLine, shakesLine, lettersLine, make("p", { class: "hint" }, words.keys)));
    return this.options;
  }

  paintChoices(sound) {
    const { choices, voice } = sound;
    this.choices.mute.checked = choices.muted;
    this.choices.voice.checked = choices.voice && voice !== null;
    this.choices.voice.disabled = voice === null;
    this.choices.letters.checked = choices.letters;
    this.choices.volume.value = String(choices.volume);
    this.choices.captions.checked = choices.captions;
    this.choices.shakes.checked = choices.shakes;
    show(this.choices.shakes.closest("label"), Boolean(navigator.vibrate));
    this.choices.mode.value = choices.mode;
    this.choices.pace.value = String(choices.pace);
    this.choices.voiceUri.replaceChildren(...sound.voices.map((each) => make("option", { value: each.voiceURI }, each.name)));
    this.choices.voiceUri.value = voice?.voiceURI ?? "";
    for (const line of this.voiceLines) show(line, voice !== null);
    this.root.dataset.mode = choices.mode;
    this.root.classList.toggle("captioned", choices.captions);
    show(this.noVoice, voice === null);
    this.optionsMark.replaceChildren(icon(sound.isSilent ? "muted" : "sound"));
  }

  /** What is saved where, and in a sentence what stands in the way. */
  paintStatus(status, problem = null) {
    for (const chip of [this.chip, this.endChip]) {
      chip.dataset.status = status;
      write(chip, this.words[status]);
    }
    const sentence = this.words[problem] ?? "";
    write(this.trouble, sentence);
    write(this.endTrouble, this.words[`${problem}_end`] ?? "");
    for (const line of [this.trouble, this.endTrouble]) show(line, sentence !== "");
    if (problem !== this.problem && sentence) this.announce(sentence);
    this.problem = problem;
    this.#paintClaim();
  }

  /** That all is kept is not said while it is not. */
  #paintClaim() {
    show(this.endText, this.problem !== "unkept" || this.endText.textContent !== this.words.stopped_text);
  }

  announce(sentence) {
    this.live.textContent = sentence;
  }

  /** Everything that changes with a step or with the state. */
  paint(model) {
    const { words } = this;
    const { status } = model;
    const isOver = status === "finished" || status === "stopped";
    show(this.opening, status === "waiting");
    show(this.running, status !== "waiting" && !isOver);
    show(this.closing, isOver);
    this.root.dataset.status = status;
    if (status === "waiting") {
      const minutes = Math.round(leftOf(model) / 60_000);
      write(this.howLong, minutes > 1 ? fill(words.about_minutes, { minutes }) : words.about_a_minute);
    }
    if (isOver) this.#paintEnd(model);

    const step = stepAt(model);
    this.root.dataset.kind = step.kind;
    write(this.kind, this.#kicker(model, step));
    this.kind.classList.toggle("held", status === "paused");
    if (this.index !== model.index) this.reading.scrollTop = 0;
    this.index = model.index;
    write(this.name, step.title);
    const longest = Math.max(0, ...viewsOf(step.show ?? []).map((view) => view.join(" ").length));
    this.root.classList.toggle("wordy", step.title.length > LONG_NAME || longest > LONG_LINES);
    const isBreath = step.kind === "breathe" && Boolean(step.breath);
    this.figure.show(isBreath ? null : step.figure ?? null, step.loop_seconds ?? repMs(step) / 1000);
    this.ring.pattern = step.breath ?? null;
    show(this.figure, !this.figure.isEmpty);
    show(this.ring, Boolean(step.breath));
    show(this.picture, !this.figure.isEmpty || Boolean(step.breath));
    this.root.classList.toggle("bare", this.figure.isEmpty && !step.breath);
    this.root.classList.toggle("paced", !this.figure.isEmpty && Boolean(step.breath));
    write(this.upNext, this.#nextUp(model, step));

    const isPaused = status === "paused";
    if (this.pauseButton.dataset.act !== (isPaused ? "resume" : "pause")) {
      this.pauseButton.dataset.act = isPaused ? "resume" : "pause";
      this.pauseButton.replaceChildren(icon(isPaused ? "resume" : "pause"),
        make("span", { class: "control-word" }, isPaused ? words.resume : words.pause));
    }
    show(this.completeButton, !Number.isFinite(durationOf(step)) && step.kind !== "check");
    this.easierButton.setAttribute("aria-disabled", String(!step.easier));
    if (status === "asking") this.#paintCheck(step);
    this.paintTime(model);
  }

  /** Everything that moves. */
  paintTime(model) {
    const step = stepAt(model);
    const duration = durationOf(step);
    const isTimed = Number.isFinite(duration);
    const { elapsed } = model;
    write(this.count, clockFace(isTimed ? duration - elapsed : elapsed));
    this.count.toggleAttribute("data-long", this.count.textContent.length > 4);
    write(this.of, this.#repetition(step, elapsed));
    this.#fill(this.bar, isTimed ? elapsed / duration : 0, duration);
    show(this.bar, isTimed);
    this.whole ??= leftOf({ ...model, index: 0, elapsed: 0, eased: {} });
    const left = leftOf(model);
    this.#fill(this.track, this.whole ? 1 - left / this.whole : 0, this.whole);
    const minutes = Math.ceil(left / 60_000);
    write(this.left, minutes > 1 ? fill(this.words.minutes_left, { minutes }) : this.words.under_a_minute);
    this.lines.show(this.#views(step, elapsed, duration), elapsed);
    this.figure.seek(elapsed);
    if (step.breath) this.ring.seek(elapsed);
  }

  #fill(track, part, whole) {
    // With reduced motion it grows in steps of a second, without it smoothly.
    const steps = this.calm.matches ? Math.max(1, whole / 1000) : 1000;
    const rounded = (Math.floor(Math.min(1, Math.max(0, part)) * steps) / steps).toFixed(4);
    if (track.dataset.part === rounded) return;
    track.dataset.part = rounded;
    track.style.setProperty("--part", rounded);
  }

  #kicker(model, step) {
    const { words } = this;
    if (model.status === "paused") {
      if (model.notice === "away") return words.paused_away;
      return step.kind === "heat" ? words.paused_heat : words.paused;
    }
    if (model.notice === "heat_cap") return words.heat_cap;
    return words[`kind_${step.kind}`] ?? "";
  }

  #views(step, elapsed, duration) {
    const all = step.show ?? [];
    if (step.kind === "walk" && Number.isFinite(duration) && walkLeg(elapsed, duration) === "back") {
      const turn = step.half ?? this.words.turn_back;
      return all.length ? all.map((line) => [turn, line]) : [[turn]];
    }
    return viewsOf(all);
  }

  #repetition(step, elapsed) {
    const one = repMs(step);
    if (!(step.reps > 1) || !one || step.breath) return "";
    return fill(this.words.rep, { rep: Math.min(step.reps, Math.floor(elapsed / one) + 1), reps: step.reps });
  }

  #nextUp(model, step) {
    // Who has 15 minutes of warmth sees 5 run down: what comes then says why.
    if (model.steps[model.index + 1]?.kind === "check") return fill(this.words.next, { title: this.words.check_title });
    for (let index = model.index + 1; index < model.steps.length; index += 1) {
      const next = model.steps[index];
      if (next.item !== step.item || next.title !== step.title) return fill(this.words.next, { title: next.title });
    }
    return model.steps.length > 1 ? this.words.last : "";
  }

  #paintCheck(step) {
    const { words } = this;
    const isCheck = step.kind === "check";
    write(this.checkTitle, words.check_title);
    const lines = isCheck && step.show?.length ? step.show : [words.check_text];
    this.checkLines.replaceChildren(...lines.map((line) => make("p", {}, line)));
  }

  #paintEnd(model) {
    const { words } = this;
    const isDone = model.status === "finished";
    write(this.endTitle, isDone ? words.finished : words.stopped);
    const minutes = Math.max(1, Math.round(model.active / 60_000));
    const isWarm = this.stopReason === "skin_check";
    write(this.endText, isDone ? fill(words.finished_text, { minutes }) : isWarm ? words.stopped_skin : words.stopped_text);
    this.#paintClaim();
    show(this.endRules, !isDone);
    // Whoever stopped is asked why first: some signs lead to the safety questions.
    const asksWhy = !isDone && !isWarm && this.data.stopped_url;
    this.afterLink.setAttribute("href", asksWhy ? this.data.stopped_url : this.data.after_url);
    write(this.afterLink, asksWhy ? words.why_stopped : words.after);
  }

  /** One sentence for a screen reader. */
  sentence(name, model) {
    const { words } = this;
    const step = stepAt(model);
    const duration = durationOf(step);
    const time = Number.isFinite(duration) ? `${clockFace(duration)}.` : "";
    switch (name) {
      case "step": return `${words[`kind_${step.kind}`]}: ${step.title}. ${time}`;
      case "half": return step.half ?? words.half;
      case "away": return words.paused_away;
      case "paused": return step.kind === "heat" ? words.paused_heat : words.paused;
      case "easier": return [words.eased, ...(step.show ?? [])].join(". ");
      case "ask": return words.check_title;
      default: return words[name] ?? "";
    }
  }
}

/** Whether it holds more than is seen of it. @param {Element} node */
function isLonger(node) {
  return node.scrollHeight > node.clientHeight + 1;
}

/** The practices of a session, each once. */
function titles(steps) {
  const work = steps.filter(({ kind }) => !["ready", "rest", "switch", "check"].includes(kind));
  return [...new Set((work.length ? work : steps).map(({ title }) => title))];
}

