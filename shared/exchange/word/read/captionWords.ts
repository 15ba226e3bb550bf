/** What offices of many languages call the numbers of tables and of figures. */
import type { CaptionLabel } from '../../../document/EmbedContent.ts';

const WORDS: Readonly<Record<CaptionLabel, string>> = {
  table:
    'table tableau tabelle tabla cuadro tabela quadro tabella tabel tabell taulukko tabulka tablo jadual таблица таблиця хүснэгт кесте 表 表格 표 جدول الجدول bảng ตาราง ตารางที่ तालिका सारणी সারণি அட்டவணை වගුව ဇယား តារាង ຕາຕະລາງ',
  figure:
    'figure fig abbildung illustration ilustración ilustração figura imagen gráfico illustrazione figuur figur kuva obrázek şekil gambar rajah рисунок рис малюнок зураг сурет 图 圖 図 그림 شكل الشكل شکل تصویر hình ภาพ ภาพที่ รูป รูปที่ चित्र চিত্র படம் රූපය ပုံ រូប ຮູບ',
};

const LABELS = new Map(
  (Object.entries(WORDS) as [CaptionLabel, string][]).flatMap(([label, words]) =>
    words.split(' ').map((word) => [word, label] as const),
  ),
);

/** null for a word that names neither. */
export function captionLabel(word: string): CaptionLabel | null {
  return LABELS.get(plain(word)) ?? null;
}

/**
 * How many characters at the end of what stands in front of a caption's number are its label: 'Table ' goes, since
 * the desk draws it. null where something else stands there.
 */
export function labelLength(text: string, sequence: string): number | null {
  if (text === '') return 0;
  const found = /(?:^|[\s\u00a0])(\S+)[\s\u00a0]*$/u.exec(text);
  const word = found?.[1];
  if (word === undefined) return null;
  if (captionLabel(word) === null && plain(word) !== plain(sequence)) return null;
  return text.length - text.lastIndexOf(word);
}

const plain = (word: string) => word.toLowerCase().replace(/[.:]+$/, '');
