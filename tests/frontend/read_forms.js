/** Reads forms of the diary as a device does: `{given, forms: [[name, typed]]}` in, what each comes to out. */
import { readFileSync } from "node:fs";
import { afterDiary } from "../../frontend/src/core/offline_diary.js";

const { rules, date, now, timeZone, forms } = JSON.parse(readFileSync(0, "utf8"));
const told = forms.map(([name, typed]) => {
  const { events = [] } = afterDiary(typed, { name, rules: rules[name], ranks: {}, id: "visit", date, now, timeZone, had: [] });
  return events.length ? [events[0], events[1]?.payload.findings ?? []] : null;
});
process.stdout.write(JSON.stringify(told));
