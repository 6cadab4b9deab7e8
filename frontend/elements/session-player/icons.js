/** The signs on the controls. */

const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  pause: ["M8 5v14", "M16 5v14"],
  resume: ["M8 5l11 7-11 7z"],
  back: ["M11 7l-5 5 5 5", "M18 7l-5 5 5 5"],
  skip: ["M6 7l5 5-5 5", "M13 7l5 5-5 5"],
  easier: ["M12 5v13", "M6 12l6 6 6-6"],
  stop: ["M7 7h10v10H7z"],
  complete: ["M5 12.5l5 5L19 7.5"],
  sound: ["M4 10v4h4l5 4V6L8 10z", "M16.5 9a4 4 0 010 6"],
  muted: ["M4 10v4h4l5 4V6L8 10z", "M16.5 9.5l5 5", "M21.5 9.5l-5 5"],
};

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `icon icon-${name}`);
  for (const d of ICONS[name]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}
