/**
 * A kept page with what was typed on it, and with the sentences that apply. Pure: text in, text out;
 * a worker has no document. The page comes from our own server, so its tags are written one way.
 */
const attribute = (tag, name) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
const without = (tag, name) => tag.replace(new RegExp(`\\s${name}(?:="[^"]*")?(?=[\\s>/])`), "");
const withMore = (tag, more) => tag.replace(/^<\w+/, (start) => start + more);

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };
const escaped = (text) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]);

/**
 * @param {string} html
 * @param {Object<string, string[]>} told by the name of a field; other fields stay as they are
 */
export function filled(html, told) {
  return html
    .replace(/<input\b[^>]*>/g, (tag) => {
      const given = givenFor(tag, told);
      return given ? input(tag, given) : tag;
    })
    .replace(/(<select\b[^>]*>)([^]*?)<\/select>/g, (whole, tag, options) => {
      const given = givenFor(tag, told);
      return given ? `${tag}${options.replace(/<option\b[^>]*>/g, (option) => chosen(option, "selected", given))}</select>` : whole;
    });
}

function givenFor(tag, told) {
  const name = attribute(tag, "name");
  return name !== undefined && Object.hasOwn(told, name) ? told[name] : null;
}

function input(tag, given) {
  const type = attribute(tag, "type");
  if (type === "radio" || type === "checkbox") return chosen(tag, "checked", given);
  return withMore(without(tag, "value"), ` value="${escaped(given[0] ?? "")}"`);
}

function chosen(tag, how, given) {
  const bare = without(tag, how);
  return given.includes(attribute(tag, "value")) ? withMore(bare, ` ${how}`) : bare;
}

/**
 * Shows sentences that wait hidden on the page, each by its mark; a mark that is the name of a field
 * (or that and a reason, `at_later`, `found_elsewhere`) is said of that field too.
 * @param {string} html @param {string[]} marks
 */
export function saying(html, marks) {
  return marks.reduce((page, mark) => {
    const name = mark.replace(/_(?:later|elsewhere)$/, "");
    return page
      .replaceAll(`data-problem="${mark}" hidden`, `data-problem="${mark}"`)
      .replace(/<(?:input|select|fieldset)\b[^>]*>/g, (tag) => (isOf(tag, name) ? described(tag, `why_${mark}`) : tag));
  }, html);
}

/** Sentences that wait hidden on a page, as they stand there. @param {string} html @param {string[]} marks */
export function sentencesOf(html, marks) {
  const found = marks.map((mark) => html.match(new RegExp(`<p data-problem="${mark}" hidden>([^]*?)</p>`))?.[1]);
  return found.filter(Boolean).map((sentence) => `<p>${sentence}</p>`).join("");
}

/** Puts sentences of another page in the place that a page has for them. @param {string} html @param {string} sentences */
export function carried(html, sentences) {
  if (!sentences) return html;
  return html.replace(/ data-carried hidden(>[^]*?)(?=<\/section>)/, (_whole, inside) => inside + sentences);
}

/** A single field has a name; several boxes of one name are described by what is around them. */
function isOf(tag, name) {
  if (tag.startsWith("<fieldset")) return attribute(tag, "id") === `id_${name}`;
  return attribute(tag, "name") === name && !["radio", "checkbox", "hidden"].includes(attribute(tag, "type"));
}

function described(tag, by) {
  const before = attribute(tag, "aria-describedby");
  const invalid = tag.startsWith("<fieldset") ? "" : ' aria-invalid="true"';
  return withMore(without(tag, "aria-describedby"), ` aria-describedby="${before ? `${before} ` : ""}${by}"${invalid}`);
}
