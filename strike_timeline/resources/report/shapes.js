/* SVG elements: marks, bars and patterns. Colors are the style sheet's. */

const SVG = "http://www.w3.org/2000/svg";

/** An SVG element with attributes and children; a string is text. */
function draw(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** The sign of a status, as the list has it: dot, ring, broken ring, cross. */
function sign(status, x, y) {
  if (status === "occurred") return draw("circle", { class: "dot", cx: x, cy: y, r: 5 });
  if (status === "denied_or_did_not_happen") {
    return draw("path", { class: "cross", d: `M${x - 4} ${y - 4}l8 8m0 -8l-8 8` });
  }
  return draw("circle", { class: "ring", cx: x, cy: y, r: 4.5 });
}

function patterns() {
  const stripes = (id, ground) =>
    draw(
      "pattern",
      { id, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      ...(ground ? [draw("rect", { width: 6, height: 6 })] : []),
      draw("line", { x1: 0, y1: 0, x2: 0, y2: 6 }),
    );
  return draw("defs", {}, stripes("unsure", false), stripes("hatch", true));
}

/** An arrow of `length` pixels along y, to the right or (negative) to the left: it goes on, nobody says how long. */
function arrow(x, y, length) {
  const tip = x + length;
  const back = Math.sign(length) * 5;
  return draw("path", { d: `M${x} ${y}H${tip}M${tip - back} ${y - 4}L${tip} ${y}L${tip - back} ${y + 4}` });
}
