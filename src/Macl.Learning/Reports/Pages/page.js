// Shows the values of every curve at the place that is pointed at. The curves themselves hold the values:
// data-h and data-v of a chart say which places of the drawing stand for which numbers.
document.querySelectorAll("svg[data-h]").forEach(chart => {
  const scale = text => {
    const [from, to, low, high] = text.split(" ").map(Number);
    return place => low + (place - from) / (to - from) * (high - low);
  };
  const values = (text, axis) => chart.dataset.log.includes(axis) ? place => 10 ** scale(text)(place) : scale(text);
  const horizontal = values(chart.dataset.h, "x"), vertical = values(chart.dataset.v, "y");
  const [left, right] = chart.dataset.h.split(" ").map(Number);
  const [bottom, top] = chart.dataset.v.split(" ").map(Number);
  const points = path => {
    const places = [];
    (path.getAttribute("d").match(/[ML]-?[\d.]+ -?[\d.]+/g) || []).forEach(pair => places.push(pair.slice(1).split(" ").map(Number)));
    return places;
  };
  const curves = [...chart.querySelectorAll(".series")]
    .map(group => ({ name: group.dataset.name, colour: group.classList[1], points: points(group.querySelector(".line")) }))
    .filter(curve => curve.points.length > 0);
  if (curves.length === 0) { return; }

  const figure = chart.closest("figure");
  const pointer = document.createElementNS(chart.namespaceURI, "line");
  const readout = document.createElement("div");
  pointer.setAttribute("class", "pointer");
  readout.className = "readout";
  readout.setAttribute("aria-hidden", "true");

  const nearest = (curve, x) => curve.points.reduce((best, point) => Math.abs(point[0] - x) < Math.abs(best[0] - x) ? point : best);
  const short = value => Number(value.toPrecision(4)).toLocaleString("en", { maximumSignificantDigits: 4 }).replace("-", "\u2212");
  const add = (parent, tag, text) => {
    const element = document.createElement(tag);
    element.textContent = text;
    parent.append(element);
    return element;
  };

  const show = event => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(chart.getScreenCTM().inverse());
    const x = Math.min(right, Math.max(left, at.x));
    const found = curves.map(curve => nearest(curve, x));
    const place = found.reduce((best, point) => Math.abs(point[0] - x) < Math.abs(best[0] - x) ? point : best)[0];
    [["x1", place], ["x2", place], ["y1", top], ["y2", bottom]].forEach(([name, value]) => pointer.setAttribute(name, value));
    readout.replaceChildren();
    const span = horizontal(right) - horizontal(left);
    add(readout, "b", chart.dataset.x + " " + (span > 20 && !chart.dataset.log.includes("x") ? Math.round(horizontal(place)).toLocaleString("en") : short(horizontal(place))));
    curves.forEach((curve, index) => {
      const row = add(readout, "div", "");
      add(row, "i", "").className = curve.colour;
      row.append(curve.name + "  " + short(vertical(found[index][1])) + chart.dataset.unit);
    });
    chart.append(pointer);
    figure.append(readout);
    const box = figure.getBoundingClientRect();
    const beside = event.clientX - box.left;
    const turned = beside > box.width / 2;
    readout.style.left = (turned ? beside - readout.offsetWidth - 14 : beside + 14) + "px";
    readout.style.top = (event.clientY - box.top - readout.offsetHeight / 2) + "px";
  };
  const hide = () => { pointer.remove(); readout.remove(); };
  chart.addEventListener("pointermove", show);
  chart.addEventListener("pointerdown", show);
  chart.addEventListener("pointerleave", hide);
});
