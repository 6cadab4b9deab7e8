/**
 * Every word the player shows or says. The page hands over translations in `session-data.texts`;
 * what it leaves out stands in English. Words in braces are filled in.
 */
export const WORDS = {
  start: "Start",
  not_now: "Not now",
  pause: "Pause",
  resume: "Go on",
  back: "Back",
  skip: "Skip",
  easier: "Easier",
  complete: "Done",
  stop: "Stop",

  stop_title: "Stop here?",
  stop_rules_title: "Stop at once if",
  /** A sentence, or a list of them. */
  stop_rules: [],
  stop_here: "Stop here",
  go_on: "Go on",

  check_title: "Look at your skin",
  check_text: "Lift the warmth and look. Even pink is fine. Stop if you see blotches, a net-like pattern or a blister, or if it hurts or feels numb.",
  check_ok: "It looks fine",
  check_stop: "Stop the heat",

  kind_ready: "Get ready",
  kind_move: "Move",
  kind_hold: "Hold",
  kind_rest: "Rest",
  kind_switch: "Change sides",
  kind_breathe: "Breathe",
  kind_heat: "Warmth",
  kind_check: "Check",
  kind_walk: "Walk",
  kind_roll: "Roll",

  breathe_in: "Breathe in",
  breathe_hold: "Hold softly",
  breathe_out: "Breathe out",
  round: "Round {round} of {rounds}",
  rep: "{rep} of {reps}",
  next: "Next: {title}",
  last: "This is the last one",
  minutes_left: "{minutes} min left",
  under_a_minute: "Under a minute left",
  about_minutes: "About {minutes} minutes",
  about_a_minute: "About a minute",
  turn_back: "Half way. Turn back now.",

  paused: "Paused",
  paused_away: "Paused while you were away",
  paused_heat: "Paused. Take the warmth off your back.",
  heat_cap: "The time for warmth is over. Take it off.",
  resumed: "Going on",
  eased: "Easier from here",
  half: "Half way",
  ten: "Ten seconds",

  finished: "Done",
  finished_text: "Minutes: {minutes}. Take a moment before you get up.",
  stopped: "Stopped",
  stopped_text: "What you did so far is kept.",
  stopped_skin: "Take the warmth off and let your skin cool. Ask a clinician if a blister, pain or numbness stays.",
  after: "How is your back now?",
  why_stopped: "What made you stop?",
  problem: "Something went wrong",
  today: "Back to today",

  saved: "Saved",
  device: "Saved on this device",
  unsaved: "Not saved yet",
  unkept: "This device has no room left to save. You can go on. Keep this page open until it says “Saved”.",
  signed_out: "You are signed out. You can go on: what you do is saved on this device and sent once you sign in again.",

  unkept_end: "This device has no room left to save. Keep this page open until it says “Saved”.",
  signed_out_end: "You are signed out. What you did is saved on this device and sent once you sign in again.",

  options: "Sound and keys",
  mute: "Sound off",
  volume: "Volume",
  voice: "Spoken cues",
  no_voice: "This device has no voice of its own.",
  mode: "Follow it by",
  mode_full: "Screen and sound",
  mode_audio: "Sound only",
  mode_quiet: "Quiet: captions and vibration",
  which_voice: "Voice",
  pace: "Pace of the voice",
  captions: "Captions",
  shakes: "Vibration",
  letters: "Letter keys (E easier, M sound)",
  keys: "Space or two taps: pause. Arrows: back and skip. Escape: stop. Media keys work too.",
};

/** @param {string} sentence @param {Object<string, string|number>} values */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
