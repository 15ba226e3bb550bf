/**
 * The text that every contender holds: the same for the same number of words, on any machine. Paragraphs of
 * about sixty words, a heading before every eighth, some words in bold in every fourth.
 */
import { random } from '../convergence/random.ts';

export interface SamplePiece {
  readonly text: string;
  readonly bold: boolean;
}

export interface SampleParagraph {
  readonly heading: boolean;
  readonly pieces: readonly SamplePiece[];
}

const WORDS = (
  'the of and to in for on with by as that which from at an be is are was has have its their this these ' +
  'higher education institutions courses learners providers platforms agencies quality assurance recognition ' +
  'credit policy regional network open online participation access completion evidence indicators research ' +
  'framework questions methods comparability ethics national ministries partners delegations seminar working ' +
  'group outcomes agreed report draft paragraph Shenzhen Asia Pacific cooperation information sharing technical ' +
  'assistance capacity building youth adult lifelong learning skills employment teachers support languages ' +
  'connectivity devices inclusion equity gender rural communities funding sustainable governance secretariat ' +
  'members services meetings annual review progress commitments resources timeline responsibility strengthen ' +
  'develop encourage invite consider establish coordinate publish collect compare monitor evaluate recommend'
).split(' ');

export function sampleText(words: number): SampleParagraph[] {
  const dice = random(20_180_618);
  const paragraphs: SampleParagraph[] = [];
  let left = words;
  const take = (count: number) => {
    const taken = Array.from({ length: Math.min(count, left) }, () => dice.pick(WORDS));
    left -= taken.length;
    return taken;
  };
  for (let number = 0; left > 0; number++) {
    if (number % 8 === 0) {
      paragraphs.push({ heading: true, pieces: [{ text: take(3 + dice.below(5)).join(' '), bold: false }] });
      if (left === 0) break;
    }
    paragraphs.push({
      heading: false,
      pieces: body(take(45 + dice.below(31)), number % 4 === 1, dice.next()),
    });
  }
  return paragraphs;
}

function body(words: readonly string[], stressed: boolean, where: number): SamplePiece[] {
  const from = Math.floor(where * words.length);
  const to = Math.min(words.length, from + 3);
  if (!stressed || from === 0 || to === words.length) return [{ text: `${words.join(' ')}.`, bold: false }];
  return [
    { text: `${words.slice(0, from).join(' ')} `, bold: false },
    { text: words.slice(from, to).join(' '), bold: true },
    { text: ` ${words.slice(to).join(' ')}.`, bold: false },
  ];
}

export const textOf = ({ pieces }: SampleParagraph) => pieces.map((piece) => piece.text).join('');
