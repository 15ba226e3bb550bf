/**
 * The page, in Typst. It is fixed text: everything a person wrote arrives as JSON data and is only ever
 * shown as text, never read as markup or code. Kept in a module so that it travels with any build.
 *
 * Whatever a closure names is part of what the typesetter remembers it by: one that named the whole document would
 * have every page set anew after every edit. So closures name single values, taken out of the document first.
 */
export const REPORT = String.raw`
#let doc = json("document.json")
#let ink = rgb("#1b2430")
#let quiet = rgb("#566273")
#let accent = rgb("#0b5cab")
#let rule = 0.5pt + rgb("#d5dae1")
#let way(rtl-wanted) = if rtl-wanted { rtl } else { ltr }
#let running = doc.running
#let words = doc.words
#let watermark = doc.watermark
#let unnumbered = if doc.cover == none { 1 } else { 2 }

#set document(title: doc.title, author: doc.author, date: if doc.dated { auto } else { none })
// Without a fallback: the typesetter would take what else it finds on this machine, and each would print another page.
#set text(font: doc.fonts, fallback: false, size: 10.5pt, fill: ink, lang: doc.lang.lang, region: doc.lang.region, dir: way(doc.rtl), hyphenate: false)
#set par(leading: 0.74em, spacing: 1.35em, justify: false, linebreaks: doc.linebreaks)
#set page(
  paper: "a4",
  margin: (x: 2.6cm, top: 2.8cm, bottom: 2.6cm),
  background: if watermark != "" { rotate(-52deg, text(96pt, weight: "bold", fill: luma(93%), watermark)) },
  header: context {
    let page = here().page()
    if page > unnumbered {
      set text(8.5pt, fill: quiet)
      set par(leading: 0.4em)
      show linebreak: [ ]
      // The section that begins on this page, or else the one that goes on.
      let sections = query(heading.where(level: 1, outlined: true))
      let begun = sections.filter(it => it.location().page() <= page)
      let here-first = begun.find(it => it.location().page() == page)
      let section = if here-first != none { here-first } else if begun.len() > 0 { begun.last() } else { none }
      block(width: 100%, inset: (bottom: 5pt), stroke: (bottom: rule), grid(
        columns: (1fr, 1fr), column-gutter: 1.5em,
        align(start + bottom, running),
        align(end + bottom, if section != none { section.body }),
      ))
    }
  },
  footer: context {
    set text(8.5pt, fill: quiet)
    align(end, [#words.page#counter(page).display("1")#words.of#counter(page).final().first()#words.after])
  },
)

#set heading(supplement: none)
#set footnote.entry(indent: 0pt)
#show footnote.entry: it => { set par(spacing: 0.6em); set par.line(numbering: none); it }

#let inlang(l, body) = text(lang: l.lang, region: l.region, body)
#let run(r) = {
  if "br" in r { return linebreak() }
  if "note" in r {
    return footnote(r.note.map(rs => rs.map(run).join()).join(parbreak()))
  }
  if "image" in r {
    let picture = if r.alt == none or r.alt == "" { image(r.image, width: r.width * 1pt) } else { image(r.image, width: r.width * 1pt, alt: r.alt) }
    return if r.alt == none { pdf.artifact(box(picture)) } else { box(picture) }
  }
  // Scripts written without spaces come as words: a box does not break, the zero-width space after it may.
  let c = if "page" in r { context { [#locate(label(r.to)).page()] } } else if "w" in r { r.w.map(words => words.map(w => box(w)).join(sym.zws)).join(" ") } else { [#r.t] }
  if "font" in r { c = text(font: r.font, c) }
  if "b" in r { c = strong(c) }
  if "i" in r { c = emph(c) }
  if "u" in r { c = underline(offset: 0.16em, c) }
  if "s" in r { c = strike(c) }
  if "sub" in r { c = sub(typographic: false, c) }
  if "sup" in r { c = super(typographic: false, c) }
  if "lang" in r { c = inlang(r.lang, c) }
  if "href" in r { c = link(r.href, text(fill: accent, underline(offset: 0.16em, stroke: 0.4pt, c))) }
  if "to" in r { c = link(label(r.to), c) }
  c
}
#let runs(rs) = rs.map(run).join()
/// What stands in a paragraph: the place by which others find it, its number in the margin, its text.
#let inner(b) = {
  if "label" in b [#metadata(none)#label(b.label)]
  if "number" in b {
    let number = box(width: 0.9cm, align(end, text(8pt, fill: quiet, numbering("1", b.number))))
    box(width: 0pt, if b.rtl { move(dx: 0.4cm, align(left, number)) } else { move(dx: -1.3cm, number) })
  }
  runs(b.runs)
}
#let aligned(b, body) = {
  set par(justify: true) if b.align == "justify"
  let a = (center: center, end: end).at(b.align, default: start)
  align(a, body)
}
#let turned(b, body) = {
  set text(dir: way(b.rtl))
  set text(font: b.font) if "font" in b
  let shifted = if b.indent == 0 { body } else if b.rtl { pad(right: b.indent * 1cm, body) } else { pad(left: b.indent * 1cm, body) }
  if "lang" in b { inlang(b.lang, shifted) } else { shifted }
}

// Notes to a heading stand behind it on its page, and in no list of headings.
#show heading: it => block(above: 1.5em, below: 0.85em, sticky: true, width: 100%, { it.body; it.supplement })
#let sizes = (17pt, 13.5pt, 11.5pt, 10.5pt)
#let heading-of(b) = {
  set par(leading: 0.5em)
  show heading: set text(size: sizes.at(b.drawn - 1), weight: "bold", style: if b.drawn == 4 { "italic" } else { "normal" })
  show heading: set block(above: 2em) if b.drawn == 1
  // Around the heading and not in it: its content is shown again in the contents.
  let it = heading(level: b.level, outlined: b.listed, bookmarked: true, supplement: runs(b.notes), runs(b.runs))
  aligned(b, if "label" in b [#it#label(b.label)] else { it })
}
#show title: set text(size: 24pt, weight: "bold")
#show title: set block(above: 0pt, below: 0.6em)

#set enum(number-align: start + top, body-indent: 0.6em, indent: 0pt, spacing: 0.95em)
#let list-of(group) = {
  let markers = group.items.map(it => it.marker)
  let body = enum(
    numbering: (..n) => markers.at(n.pos().last() - 1),
    full: false,
    ..group.items.enumerate().map(((index, it)) => enum.item(index + 1, {
      turned(it, aligned(it, inner(it)))
      for deeper in it.lists { list-of(deeper) }
    })),
  )
  if group.skipped == 0 { body } else if group.rtl { pad(right: group.skipped * 1.8em, body) } else { pad(left: group.skipped * 1.8em, body) }
}

#let contents = {
  set par(leading: 0.6em)
  set par.line(numbering: none)
  show linebreak: [ ]
  show outline: set heading(level: 1)
  show heading: set text(size: 13.5pt)
  show outline.entry.where(level: 1): set block(above: 0.9em)
  show outline.entry.where(level: 1): set text(weight: "bold")
  show outline.entry: it => link(it.element.location(), it.indented(it.prefix(), { it.body(); h(0.4em); box(width: 1fr, text(fill: quiet, weight: "regular", it.fill)); h(0.4em); text(weight: "regular", it.page()) }))
  outline(depth: 4, indent: 1.2em, title: words.contents)
}

#let table-of(b, shown) = {
  let cell-of(c, weight) = table.cell(x: c.x, y: c.y, colspan: c.columns, rowspan: c.rows, {
    set text(weight: weight)
    for inside in c.blocks { shown(inside) }
  })
  let it = table(
    columns: b.shares.map(share => share * 1fr),
    stroke: rule,
    inset: (x: 6pt, y: 5pt),
    align: start + top,
    ..if b.header.len() > 0 { (table.header(repeat: true, ..b.header.map(c => cell-of(c, "bold"))),) },
    ..b.body.map(c => cell-of(c, "regular")),
  )
  block(above: 1.35em, below: 1.35em, {
    set text(size: 9.5pt, dir: way(b.rtl))
    set par(spacing: 0.8em, leading: 0.6em)
    if "label" in b [#it#label(b.label)] else { it }
  })
}

#let shown(b) = {
  if b.kind == "list" { block(above: 1.35em, below: 1.35em, { set text(dir: way(b.rtl)); list-of(b) }) }
  else if b.kind == "title" { turned(b, { set par(leading: 0.45em); aligned(b, if b.first { title(inner(b)) } else { text(size: 24pt, weight: "bold", inner(b)) }) }) }
  else if b.kind == "subtitle" { turned(b, block(below: 1.6em, { set text(size: 13pt, fill: quiet); aligned(b, par(inner(b))) })) }
  else if b.kind == "heading" { turned(b, heading-of(b)) }
  else if b.kind == "quote" { turned(b, quote(block: true, { set text(style: "italic", fill: rgb("#39434f")); aligned(b, par(inner(b))) })) }
  else if b.kind == "table" { table-of(b, shown) }
  else if b.kind == "contents" { contents }
  else if b.kind == "break" { pagebreak(weak: true) }
  else {
    let text-of = if b.kind == "caption" { text(size: 9.5pt, fill: quiet, inner(b)) } else { inner(b) }
    let it = turned(b, aligned(b, par(text-of)))
    if "keep" in b { block(sticky: true, width: 100%, it) } else { it }
  }
}

// Arabic is drawn smaller than Latin of the same size; and where its letters are kerned apart, readers of
// the file see spaces inside words.
#show: body => if doc.arabic {
  show regex("[\u{0600}-\u{06ff}\u{0750}-\u{077f}\u{08a0}-\u{08ff}\u{fb50}-\u{fdff}\u{fe70}-\u{fefc}]+"): set text(size: 1.14em, kerning: false)
  body
} else { body }

#if doc.cover != none {
  page(header: none, footer: none, {
    text(12pt, fill: quiet, doc.cover.above)
    v(1fr)
    { set par(leading: 0.45em); text(30pt, weight: "bold", doc.cover.title) }
    v(1em)
    for line in doc.cover.lines { par(text(13pt, fill: quiet, line)) }
    v(2fr)
  })
}
#for b in doc.front { shown(b) }
#if doc.contents {
  contents
  if doc.breaks { pagebreak(weak: true) } else { v(1.2em) }
}
#set par.line(numbering: n => text(7pt, fill: quiet, numbering("1", n)), number-margin: end, numbering-scope: "page") if doc.lines
#for b in doc.blocks { shown(b) }
`;
