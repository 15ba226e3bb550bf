/**
 * The page, in Typst. It is fixed text: everything a person wrote arrives as JSON data and is only ever
 * shown as text, never read as markup or code. Kept in a module so that it travels with any build.
 */
export const REPORT = String.raw`
#let doc = json("document.json")
#let ink = rgb("#1b2430")
#let quiet = rgb("#566273")
#let accent = rgb("#0b5cab")
#let way(rtl-wanted) = if rtl-wanted { rtl } else { ltr }

#set document(title: doc.title, author: doc.author, date: if doc.dated { auto } else { none })
#set text(font: doc.fonts, size: 10.5pt, fill: ink, lang: doc.lang.lang, region: doc.lang.region, dir: way(doc.rtl), hyphenate: false)
#set par(leading: 0.74em, spacing: 1.35em, justify: false, linebreaks: doc.linebreaks)
#set page(
  paper: "a4",
  margin: (x: 2.6cm, top: 2.8cm, bottom: 2.6cm),
  header: context {
    if here().page() > 1 {
      set text(8.5pt, fill: quiet)
      block(width: 100%, inset: (bottom: 5pt), stroke: (bottom: 0.5pt + rgb("#d5dae1")), align(start, doc.running))
    }
  },
  footer: context {
    set text(8.5pt, fill: quiet)
    align(end, [#doc.words.page#counter(page).display("1")#doc.words.of#counter(page).final().first()#doc.words.after])
  },
)

#let inlang(l, body) = text(lang: l.lang, region: l.region, body)
#let run(r) = {
  if "br" in r { return linebreak() }
  // Scripts written without spaces come as words: a box does not break, the zero-width space after it may.
  let c = if "w" in r { r.w.map(words => words.map(w => box(w)).join(sym.zws)).join(" ") } else { [#r.t] }
  if "font" in r { c = text(font: r.font, c) }
  if "b" in r { c = strong(c) }
  if "i" in r { c = emph(c) }
  if "u" in r { c = underline(offset: 0.16em, c) }
  if "s" in r { c = strike(c) }
  if "sub" in r { c = sub(typographic: false, c) }
  if "sup" in r { c = super(typographic: false, c) }
  if "lang" in r { c = inlang(r.lang, c) }
  if "href" in r { c = link(r.href, text(fill: accent, underline(offset: 0.16em, stroke: 0.4pt, c))) }
  c
}
#let runs(rs) = rs.map(run).join()
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

#show heading: it => block(above: 1.5em, below: 0.85em, sticky: true, width: 100%, it.body)
#let sizes = (17pt, 13.5pt, 11.5pt, 10.5pt)
#let heading-of(b) = {
  set par(leading: 0.5em)
  show heading: set text(size: sizes.at(b.drawn - 1), weight: "bold", style: if b.drawn == 4 { "italic" } else { "normal" })
  show heading: set block(above: 2em) if b.drawn == 1
  // Around the heading and not in it: its content is shown again in the contents.
  aligned(b, heading(level: b.level, outlined: b.listed, bookmarked: true, runs(b.runs)))
}
#show title: set text(size: 24pt, weight: "bold")
#show title: set block(above: 0pt, below: 0.6em)

#set enum(number-align: start + top, body-indent: 0.6em, indent: 0pt, spacing: 0.95em)
#let list-of(group) = {
  let body = enum(
    numbering: (..n) => group.items.at(n.pos().last() - 1).label,
    full: false,
    ..group.items.enumerate().map(((index, it)) => enum.item(index + 1, {
      turned(it, aligned(it, runs(it.runs)))
      for inner in it.lists { list-of(inner) }
    })),
  )
  if group.skipped == 0 { body } else if group.rtl { pad(right: group.skipped * 1.8em, body) } else { pad(left: group.skipped * 1.8em, body) }
}

#let shown(b) = {
  if b.kind == "list" { block(above: 1.35em, below: 1.35em, { set text(dir: way(b.rtl)); list-of(b) }) }
  else if b.kind == "title" { turned(b, { set par(leading: 0.45em); aligned(b, if b.first { title(runs(b.runs)) } else { text(size: 24pt, weight: "bold", runs(b.runs)) }) }) }
  else if b.kind == "subtitle" { turned(b, block(below: 1.6em, { set text(size: 13pt, fill: quiet); aligned(b, par(runs(b.runs))) })) }
  else if b.kind == "heading" { turned(b, heading-of(b)) }
  else if b.kind == "quote" { turned(b, quote(block: true, { set text(style: "italic", fill: rgb("#39434f")); aligned(b, par(runs(b.runs))) })) }
  else { turned(b, aligned(b, par(runs(b.runs)))) }
}

// Arabic is drawn smaller than Latin of the same size; and where its letters are kerned apart, readers of
// the file see spaces inside words.
#show: body => if doc.arabic {
  show regex("[\u{0600}-\u{06ff}\u{0750}-\u{077f}\u{08a0}-\u{08ff}\u{fb50}-\u{fdff}\u{fe70}-\u{fefc}]+"): set text(size: 1.14em, kerning: false)
  body
} else { body }

#for b in doc.front { shown(b) }
#if doc.contents {
  set par(leading: 0.6em)
  show linebreak: [ ]
  show outline: set heading(level: 1)
  show heading: set text(size: 13.5pt)
  show outline.entry.where(level: 1): set block(above: 0.9em)
  show outline.entry.where(level: 1): set text(weight: "bold")
  show outline.entry: it => link(it.element.location(), it.indented(it.prefix(), { it.body(); h(0.4em); box(width: 1fr, text(fill: quiet, weight: "regular", it.fill)); h(0.4em); text(weight: "regular", it.page()) }))
  outline(depth: 4, indent: 1.2em, title: doc.words.contents)
  if doc.breaks { pagebreak(weak: true) } else { v(1.2em) }
}
#for b in doc.blocks { shown(b) }
`;
