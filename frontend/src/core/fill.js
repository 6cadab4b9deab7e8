/** Words in braces are filled in. @param {string} sentence @param {Object<string, string|number>} values */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
