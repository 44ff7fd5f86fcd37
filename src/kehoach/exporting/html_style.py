"""The look of a document in HTML: as on paper, on a screen and when it is printed."""

from __future__ import annotations

from typing import Final

STYLE: Final = """\
:root { color-scheme: light; }
body { margin: 0; background: #f3f3f1; color: #000; }
body { font: 14pt/1.35 "Times New Roman", "Liberation Serif", Tinos, serif; }
main { box-sizing: border-box; max-width: 210mm; margin: 1rem auto; padding: 20mm 15mm 20mm 30mm; background: #fff; }
p { margin: 0 0 6pt; text-align: justify; text-indent: 1.27cm; }
h1, h2, h3, h4, h5, h6 { margin: 6pt 0; font-size: 1em; text-indent: 1.27cm; break-after: avoid; }
.head { display: grid; grid-template-columns: 2fr 3fr; column-gap: 1rem; text-align: center; margin-bottom: 18pt; }
.head p, .title, .part, .appendix-title { text-align: center; text-indent: 0; margin: 0; }
.head .issuer, .head .nation, .motto { font-weight: bold; }
.head .superior, .head .nation { text-transform: none; font-size: 13pt; }
.head .issuer, .head .superior { font-size: 13pt; }
.issuer.last::after, .subject::after, .motto::after { content: ""; display: block; border-top: 1px solid; }
.issuer.last::after, .subject::after { width: 30%; margin: 2pt auto 8pt; }
.motto::after { width: 60%; margin: 2pt auto 8pt; }
.day, .reference, .basis, .unit, .note, .closing-row { font-style: italic; }
.draft { display: inline-block; padding: 2pt 8pt; border: 1px solid; font-weight: bold; }
.title { margin-bottom: 12pt; }
.title span { display: block; }
.logo { margin: 0 0 4pt; text-indent: 0; text-align: center; }
.fields { display: grid; grid-template-columns: auto 1fr; gap: 2pt 12pt; margin: 0 0 12pt; font-size: 12pt; }
.fields dt { font-style: italic; }
.fields dd { margin: 0; grid-column: 2; }
.addressee { text-align: center; text-indent: 0; }
.addressees { margin-left: 35%; text-indent: 0; }
.point { font-weight: normal; }
.subheading { font-style: italic; }
.table { overflow-x: auto; margin: 6pt 0 10pt; }
.table:focus-visible { outline: 2px solid #1a4d8f; }
table { border-collapse: collapse; width: 100%; font-size: 12pt; line-height: 1.2; }
caption { font-weight: bold; padding: 4pt 0; }
caption .unit { display: block; font-weight: normal; text-align: right; }
th, td { border: 1px solid #000; padding: 3pt 4pt; vertical-align: middle; }
thead th { text-align: center; }
thead td, .numbers td { text-align: center; font-style: italic; }
tbody th { text-align: left; font-weight: normal; }
td.number { text-align: right; white-space: nowrap; }
th.whole, td.whole { white-space: nowrap; }
.unseen { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); }
td.center { text-align: center; }
tr.group > *, tr.subtotal > *, tr.total > * { font-weight: bold; }
figure { margin: 6pt 0 10pt; text-align: center; break-inside: avoid; }
figcaption { font-weight: bold; padding: 4pt 0; }
img { max-width: 100%; height: auto; }
tr { break-inside: avoid; }
.note { text-indent: 0; font-size: 12pt; }
.foot { display: grid; grid-template-columns: 1fr 1fr; column-gap: 1rem; margin-top: 12pt; break-inside: avoid; }
.recipients p, .recipients ul { font-size: 11pt; text-indent: 0; margin: 0; padding: 0; list-style: none; }
.recipients p { font-size: 12pt; font-weight: bold; font-style: italic; }
.signature p { text-align: center; text-indent: 0; font-weight: bold; margin: 0; }
.signature .name { margin-top: 70pt; }
.appendix { margin-top: 24pt; padding-top: 12pt; border-top: 1px dashed #767676; }
.appendix-title { margin-bottom: 8pt; }
.reference { text-align: center; text-indent: 0; }
@media (max-width: 700px) {
  body { font-size: 12pt; }
  main { padding: 1rem; margin: 0; }
  .head, .foot { grid-template-columns: 1fr; row-gap: 8pt; }
}
@page { size: A4; margin: 20mm 15mm 20mm 30mm; }
@page wide { size: A4 landscape; margin: 20mm 20mm 15mm 20mm; }
@media print {
  .wide { page: wide; }
  body { background: none; }
  main { max-width: none; margin: 0; padding: 0; }
  .appendix { break-before: page; border: 0; margin: 0; padding: 0; }
  .table { overflow: visible; }
  thead { display: table-header-group; }
}
"""
