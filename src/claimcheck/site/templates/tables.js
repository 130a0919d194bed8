// Sorts tables of class "sortable" and filters those of class "filtered". Without it, all tables are there as they are.
"use strict";

(() => {
  const FEW = 20; // rows of a table that needs no filter

  const key = (row, column) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();

  const compare = (a, b) => a.localeCompare(b, "en", { numeric: true });

  const sortBy = (table, header, column) => {
    const up = header.getAttribute("aria-sort") !== "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", up ? "ascending" : "descending");
    const body = table.tBodies[0];
    const rows = [...body.rows].sort((a, b) => compare(key(a, column), key(b, column)) * (up ? 1 : -1));
    body.append(...rows);
  };

  const makeSortable = (table) => {
    [...table.tHead.rows[0].cells].forEach((header, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...header.childNodes);
      button.addEventListener("click", () => sortBy(table, header, column));
      header.append(button);
    });
  };

  const makeFilter = (table) => {
    const label = document.createElement("label");
    const field = document.createElement("input");
    const count = document.createElement("output");
    field.type = "search";
    label.className = "filter";
    label.append("Only rows with ", field, " ", count);
    field.addEventListener("input", () => {
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      const rows = [...table.tBodies[0].rows];
      for (const row of rows) {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
      }
      const shown = rows.filter((row) => !row.hidden).length;
      count.textContent = words.length ? `${shown} of ${rows.length}` : "";
    });
    table.closest(".scroll").before(label);
  };

  for (const table of document.querySelectorAll("table.sortable")) {
    if (table.tBodies[0].rows.length > 1) makeSortable(table);
  }
  for (const table of document.querySelectorAll("table.filtered")) {
    if (table.tBodies[0].rows.length > FEW) makeFilter(table);
  }
})();
