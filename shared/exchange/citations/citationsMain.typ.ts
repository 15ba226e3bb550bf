/** What Typst runs to format citations: data comes as JSON, and nothing of it is ever read as markup. */

/** Names of the two files that it reads. */
export const ORDER_FILE = 'order.json';
export const SOURCES_FILE = 'sources.yml';

export const CITATIONS_MAIN = `#let order = json("${ORDER_FILE}")
#set text(lang: order.language, region: order.region)
#for (number, parts) in order.citations.enumerate() {
  html.elem("cited", attrs: (number: str(number)), {
    for part in parts {
      cite(label(part.key), supplement: if part.note == "" { none } else { text(part.note) })
    }
  })
}
#bibliography("${SOURCES_FILE}", style: order.style, title: none)
`;
