/** What is listed after a return, and how: the rules of SPEC.md, each with two people and one outage. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { compareApart } from './compareApart.ts';
import type { ReturnItem } from './ReturnItem.ts';
import type { VersionPiece } from './showVersion.ts';
import { documentOf, TestDesk } from './testing/TestDesk.ts';

const ALPHA = 'Alpha: policies exist in many countries.';
const BETA = 'Beta: few say how a course counts.';
const GAMMA = 'Gamma: agencies share their criteria.';

interface Apart {
  readonly mere: TestDesk;
  readonly ken: TestDesk;
  /** What Mere's device finds when it comes back. */
  list(): ReturnItem[];
}

/** Mere's device is away; Ken is with the host. `together` is what happened before. */
function apart(together: (first: TestDesk) => void = () => {}, ...paragraphs: string[]): Apart {
  const first = new TestDesk(
    'Mere',
    'FJ',
    1,
    documentOf(...(paragraphs.length > 0 ? paragraphs : [ALPHA, BETA, GAMMA])),
  );
  together(first);
  const before = first.state();
  const mere = new TestDesk('Mere', 'FJ', 2, before);
  const ken = new TestDesk('Ken', 'JP', 3, before);
  onTestFinished(() => {
    for (const desk of [first, mere, ken]) desk.close();
  });
  return {
    mere,
    ken,
    list: () => compareApart({ before: [before], mine: mere.updates, theirs: ken.updates }).items,
  };
}

/** What stands in a version, and what it put in and took out: `kept[+added+][-removed-]`. */
function print(pieces: readonly VersionPiece[]): string {
  return pieces
    .map(({ text, state, proposed }) => {
      const said = proposed === null ? text : `${proposed === 'in' ? '<' : '>'}${text}|`;
      if (state === 'kept') return said;
      return state === 'added' ? `[+${said}+]` : `[-${said}-]`;
    })
    .join('');
}

const versions = (item: ReturnItem | undefined) => ({
  kind: item?.kind,
  mine: print(item?.mine.text ?? []),
  theirs: print(item?.theirs.text ?? []),
  merged: print(item?.merged ?? []),
});
const did = (list: readonly { kind: string; proposed: boolean }[] | undefined) =>
  list?.map(({ kind, proposed }) => (proposed ? `${kind}?` : kind));

describe('R7 what is listed', () => {
  test('nothing where one was away and nobody wrote, or only one side did', () => {
    const none = apart();
    expect(none.list()).toEqual([]);
    const onlyMine = apart();
    onlyMine.mere.typeBehind('many', ' x');
    expect(onlyMine.list()).toEqual([]);
    const onlyTheirs = apart();
    onlyTheirs.ken.typeBehind('many', ' x');
    expect(onlyTheirs.list()).toEqual([]);
  });

  test('nothing where each worked in paragraphs of their own', () => {
    const { mere, ken, list } = apart();
    mere.typeBehind('many', ' x');
    mere.erase('Gamma: ');
    ken.replace('few say', 'nobody says');
    expect(list()).toEqual([]);
  });

  test('a paragraph both changed, with both versions and the merge, and nobody else’s', () => {
    const { mere, ken, list } = apart();
    mere.replace('many', 'some');
    ken.typeBehind('countries', ' of the region');
    ken.typeBehind('few', ' texts');
    const items = list();
    expect(items).toHaveLength(1);
    expect(versions(items[0])).toEqual({
      kind: 'both',
      mine: 'Alpha: policies exist in [-many-][+some+] countries.\n',
      theirs: 'Alpha: policies exist in many countries[+ of the region+].\n',
      merged: 'Alpha: policies exist in [-many-][+some+] countries[+ of the region+].\n',
    });
    expect(did(items[0]?.mine.did)).toEqual(['insert', 'delete']);
    expect(did(items[0]?.theirs.did)).toEqual(['insert']);
  });

  test('suggestions count as changes, and say whose they are', () => {
    const { mere, ken, list } = apart();
    mere.mode = 'suggesting';
    mere.replace('many', 'some');
    ken.mode = 'suggesting';
    ken.erase('policies');
    const [item] = list();
    expect(versions(item)).toEqual({
      kind: 'both',
      mine: 'Alpha: policies exist in >many|[+<some|+] countries.\n',
      theirs: 'Alpha: >policies| exist in many countries.\n',
      merged: 'Alpha: >policies| exist in >many|[+<some|+] countries.\n',
    });
    expect(did(item?.mine.did)).toEqual(['insert?', 'delete?']);
    expect(item?.theirs.by).toEqual([{ id: 'Ken', name: 'Ken', delegation: 'JP' }]);
  });

  test('formats and paragraph properties count, text or not', () => {
    const { mere, ken, list } = apart();
    mere.bold('policies');
    ken.restyle('Alpha', 'alignment', 'center');
    mere.restyle('Beta', 'style', 'heading1');
    ken.mode = 'suggesting';
    ken.restyle('Beta', 'style', 'heading2');
    expect(list().map((item) => [item.kind, did(item.mine.did), did(item.theirs.did)])).toEqual([
      ['both', ['format'], ['property']],
      ['both', ['property'], ['property?']],
    ]);
  });

  test('paragraphs put in beside others change none of them', () => {
    const { mere, ken, list } = apart();
    mere.typeBehind(`${ALPHA}\n`, 'A new one of mine.\n');
    ken.replace('few say', 'nobody says');
    ken.typeBehind('Alpha', ' (theirs)');
    expect(list()).toEqual([]);
  });
});

describe('R4 what both did alike is no difference', () => {
  test('both deleted the same paragraph, both made the same words bold, both accepted the same suggestion', () => {
    const { mere, ken, list } = apart((first) => {
      first.mode = 'suggesting';
      first.typeBehind('criteria', ' and cycles');
    });
    for (const desk of [mere, ken]) {
      desk.erase(`${BETA}\n`);
      desk.bold('policies');
      desk.decide('accepted', ' and cycles');
    }
    expect(list()).toEqual([]);
  });

  test('they took out more than I did: what I did is done', () => {
    const { mere, ken, list } = apart();
    mere.erase('policies');
    ken.erase('policies exist');
    expect(list()).toEqual([]);
  });

  test('each took out something the other left: listed', () => {
    const { mere, ken, list } = apart();
    mere.erase('policies exist');
    ken.erase('exist in');
    expect(versions(list()[0])).toMatchObject({
      kind: 'both',
      merged: 'Alpha: [-policies exist in-] many countries.\n',
    });
  });
});

describe('R5 passages', () => {
  test('I split a paragraph, they changed both halves: one passage', () => {
    const { mere, ken, list } = apart();
    mere.typeBehind('exist', '\n');
    ken.typeBehind('Alpha', ' one');
    ken.typeBehind('countries', ' two');
    const items = list();
    expect(items.map(versions)).toEqual([
      {
        kind: 'both',
        mine: 'Alpha: policies exist[+\n+] in many countries.\n',
        theirs: 'Alpha[+ one+]: policies exist in many countries[+ two+].\n',
        merged: 'Alpha[+ one+]: policies exist[+\n+] in many countries[+ two+].\n',
      },
    ]);
    expect(did(items[0]?.mine.did)).toEqual(['split']);
    expect(items[0]?.places).toHaveLength(3);
  });

  test('I joined two paragraphs, they changed the second: both stand in one passage', () => {
    const { mere, ken, list } = apart();
    mere.erase('\nBeta');
    ken.typeBehind('course', ' (or module)');
    const items = list();
    expect(items.map(versions)).toEqual([
      {
        kind: 'both',
        mine: `${ALPHA}[-\n-][-Beta-]: few say how a course counts.\n`,
        theirs: `${ALPHA}\nBeta: few say how a course[+ (or module)+] counts.\n`,
        merged: `${ALPHA}[-\n-][-Beta-]: few say how a course[+ (or module)+] counts.\n`,
      },
    ]);
    expect(did(items[0]?.mine.did)).toEqual(['delete', 'join']);
  });

  test('a proposed split is one, and two splits of one paragraph are both there', () => {
    const { mere, ken, list } = apart();
    mere.mode = 'suggesting';
    mere.typeBehind('exist', '\n');
    ken.typeBehind('policies', '\n');
    const [item] = list();
    expect(did(item?.mine.did)).toEqual(['split?']);
    expect(did(item?.theirs.did)).toEqual(['split']);
  });
});

describe('R8 edits under a decision', () => {
  const proposed = (first: TestDesk) => {
    first.mode = 'suggesting';
    first.typeBehind('many', ' or most');
  };

  test('they accepted, or rejected, what I edited', () => {
    for (const verdict of ['accepted', 'rejected'] as const) {
      const { mere, ken, list } = apart(proposed);
      mere.replace('most', 'nearly all');
      ken.decide(verdict, ' or most');
      const [item, ...others] = list();
      expect(others).toEqual([]);
      expect(item?.kind).toBe('decision');
      expect(did(item?.theirs.did)).toEqual([verdict === 'accepted' ? 'accept' : 'reject']);
      expect(item?.theirs.by).toEqual([{ id: 'Ken', name: 'Ken', delegation: 'JP' }]);
    }
  });

  test('the other way round: I decided, they edited', () => {
    const { mere, ken, list } = apart(proposed);
    mere.decide('rejected', 'or most');
    ken.typeBehind('or', ' nearly');
    expect(versions(list()[0])).toEqual({
      kind: 'decision',
      mine: 'Alpha: policies exist in many[- or most-] countries.\n',
      theirs: 'Alpha: policies exist in many< or|[+ nearly+]< most| countries.\n',
      merged: 'Alpha: policies exist in many[- or most-][+ nearly+] countries.\n',
    });
  });

  test('I went on with my suggestion, in the paragraph and in a new one, after they had decided on it', () => {
    const before = documentOf(ALPHA, BETA, GAMMA);
    const mere = new TestDesk('Mere', 'FJ', 2, before);
    mere.mode = 'suggesting';
    mere.typeBehind('countries.', ' More.');
    const ken = new TestDesk('Ken', 'JP', 3, mere.state());
    onTestFinished(() => {
      mere.close();
      ken.close();
    });
    const together = mere.state();
    mere.part();
    mere.typeBehind(' More.', ' Much more.\nAnd a paragraph.');
    ken.decide('accepted', ' More.');
    const items = compareApart({ before: [together], mine: mere.updates, theirs: ken.updates }).items;
    expect(items.map(versions)).toEqual([
      {
        kind: 'decision',
        mine: `${ALPHA}< More.|[+< Much more.|+][+<\n|+][+<And a paragraph.|+]\n`,
        theirs: `${ALPHA} More.\n`,
        merged: `${ALPHA} More.[+< Much more.|+][+<\n|+][+<And a paragraph.|+]\n`,
      },
    ]);
  });

  test('decided apart and differently: listed, contested in the merge; alike: not', () => {
    const { mere, ken, list } = apart(proposed);
    mere.decide('accepted', 'or most');
    ken.decide('rejected', 'or most');
    const [item] = list();
    expect([item?.kind, did(item?.mine.did), did(item?.theirs.did)]).toEqual([
      'decision',
      ['accept'],
      ['reject'],
    ]);
    expect(print(item?.merged ?? [])).toContain('many< or most| countries');
  });

  test('a decision on a suggestion elsewhere in the paragraph is a change of it like any other', () => {
    const { mere, ken, list } = apart(proposed);
    mere.typeBehind('Alpha', ' one');
    ken.decide('accepted', 'or most');
    expect(list().map(({ kind }) => kind)).toEqual(['both']);
  });

  test('what was decided before is nobody’s deed now', () => {
    const { mere, ken, list } = apart((first) => {
      proposed(first);
      first.decide('accepted', ' or', true);
    });
    mere.erase(' most');
    ken.typeBehind('Alpha', ' one');
    expect(list().map(({ kind, mine }) => [kind, did(mine.did)])).toEqual([['both', ['delete']]]);
  });

  test('taking a decision back is a decision, and no new proposal', () => {
    const { mere, ken, list } = apart((first) => {
      first.mode = 'suggesting';
      first.erase('many ');
      first.decide('rejected', 'many ');
    });
    mere.decide('open', 'many ');
    ken.typeBehind('Alpha', ' one');
    expect(list().map(({ kind, mine }) => [kind, did(mine.did)])).toEqual([['both', ['reopen']]]);
  });

  test('I withdrew what they accepted', () => {
    const before = documentOf(ALPHA);
    const mere = new TestDesk('Mere', 'FJ', 2, before);
    mere.mode = 'suggesting';
    mere.erase('many ');
    const ken = new TestDesk('Ken', 'JP', 3, mere.state());
    onTestFinished(() => {
      mere.close();
      ken.close();
    });
    const together = mere.state();
    mere.part();
    mere.undo();
    ken.decide('accepted', 'many ');
    const [item] = compareApart({ before: [together], mine: mere.updates, theirs: ken.updates }).items;
    expect([item?.kind, did(item?.mine.did), did(item?.theirs.did)]).toEqual([
      'decision',
      ['withdraw'],
      ['accept'],
    ]);
  });
});

describe('R8 edits against a deletion', () => {
  test('I edited a paragraph they deleted: both versions in full, and where the rest of mine stands', () => {
    const { mere, ken, list } = apart();
    mere.typeBehind('few', ' texts');
    ken.erase(`${BETA}\n`);
    const items = list();
    expect(items.map(versions)).toEqual([
      {
        kind: 'deletion',
        mine: 'Beta: few[+ texts+] say how a course counts.\n',
        theirs: `[-${BETA}-][-\n-]`,
        // What I wrote there stands in front of the next paragraph now.
        merged: `[-${BETA}-][-\n-][+ texts+]${GAMMA}\n`,
      },
    ]);
    expect(did(items[0]?.theirs.did)).toEqual(['delete', 'join']);
  });

  test('they proposed to delete it, or rejected it, or deleted only the text I wrote in', () => {
    const proposing = apart();
    proposing.mere.typeBehind('few', ' texts');
    proposing.ken.mode = 'suggesting';
    proposing.ken.erase(BETA);
    expect(proposing.list().map((item) => [item.kind, did(item.theirs.did)])).toEqual([
      ['deletion', ['delete?']],
    ]);

    const part = apart();
    part.mere.typeBehind('say h', 'ooo');
    part.ken.erase('say how');
    expect(part.list().map(({ kind }) => kind)).toEqual(['deletion']);

    const beside = apart();
    beside.mere.typeBehind('few', ' texts');
    beside.ken.erase('say how');
    expect(beside.list().map(({ kind }) => kind)).toEqual(['both']);
  });

  test('a format of mine that went with the text leaves no trace but this', () => {
    const { mere, ken, list } = apart();
    mere.bold('say how');
    ken.erase('few say how');
    const [item] = list();
    expect(versions(item)).toEqual({
      kind: 'deletion',
      mine: 'Beta: few say how a course counts.\n',
      theirs: 'Beta: [-few say how-] a course counts.\n',
      merged: 'Beta: [-few say how-] a course counts.\n',
    });
    expect(item?.mine.text.filter(({ formats }) => formats.bold === true).map(({ text }) => text)).toEqual([
      'say how',
    ]);
  });

  test('the other way round: I deleted the last paragraph, they wrote in it', () => {
    const { mere, ken, list } = apart();
    mere.erase(`${GAMMA}\n`);
    ken.replace('their', 'all');
    const [item] = list();
    expect(item?.kind).toBe('deletion');
    expect(did(item?.mine.did)).toEqual(['delete', 'join']);
    expect(print(item?.theirs.text ?? [])).toBe('Gamma: agencies share [-their-][+all+] criteria.\n');
    expect(item?.places.length).toBeGreaterThan(0);
  });

  test('what both deleted is no deletion against an edit', () => {
    const { mere, ken, list } = apart();
    mere.replace('few', 'some');
    ken.replace('few', 'many texts');
    expect(list().map(({ kind }) => kind)).toEqual(['both']);
  });
});

describe('R8 moves', () => {
  test('I moved what they edited: their words stand where it was', () => {
    const { mere, ken, list } = apart();
    mere.move('Gamma', 'Alpha');
    ken.typeBehind('share', ' all');
    const [item, ...others] = list();
    expect(others).toEqual([]);
    expect(versions(item)).toEqual({
      kind: 'move',
      mine: `${GAMMA}\n`,
      theirs: 'Gamma: agencies share[+ all+] their criteria.\n',
      merged: `${GAMMA}\n[+ all+][+\n+]`,
    });
  });

  test('both moved it: it stands twice, and is listed once', () => {
    const { mere, ken, list } = apart();
    mere.move('Gamma', 'Alpha');
    ken.move('Gamma', 'Beta');
    const [item, ...others] = list();
    expect(others).toEqual([]);
    expect([item?.kind, did(item?.mine.did), did(item?.theirs.did)]).toEqual(['move', ['move'], ['move']]);
    expect(item?.places).toHaveLength(3);
  });

  test('a move alone changes no paragraph it passes', () => {
    const { mere, ken, list } = apart();
    mere.move('Gamma', 'Alpha');
    ken.typeBehind('few', ' texts');
    ken.typeBehind('Alpha', ' one');
    expect(list()).toEqual([]);
  });
});

describe('R2 identity', () => {
  test('text deleted and brought back is the same text: no deed of mine', () => {
    const { mere, ken, list } = apart();
    mere.erase('policies exist');
    mere.undo();
    ken.typeBehind('policies', ' and laws');
    expect(list()).toEqual([]);
  });

  test('the same words at another place are other words', () => {
    const { mere, ken, list } = apart(undefined, 'the end of the text', 'x');
    mere.replace('the end', 'the end');
    ken.bold('text');
    expect(list()).toHaveLength(1);
  });
});

describe('R6 what was known to both', () => {
  test('own text that comes back from the host is none of theirs', () => {
    const { mere, ken } = apart();
    const before = ken.state();
    mere.typeBehind('few', ' texts');
    // It reached the host, and with it Ken, who did nothing there; only the word of it never came.
    ken.receive(...mere.updates);
    ken.typeBehind('Alpha', ' one');
    const theirs = [...mere.updates, ...ken.updates];
    expect(compareApart({ before: [before], mine: mere.updates, theirs }).items).toEqual([]);
  });

  test('where they wrote beside it without having seen it, their version is without mine', () => {
    const { mere, ken } = apart();
    const before = ken.state();
    mere.typeBehind('few', ' texts');
    ken.typeBehind('Beta', ' two');
    const theirs = [...mere.updates, ...ken.updates];
    const [item] = compareApart({ before: [before], mine: mere.updates, theirs }).items;
    expect(versions(item)).toEqual({
      kind: 'both',
      mine: 'Beta: few[+ texts+] say how a course counts.\n',
      theirs: 'Beta[+ two+]: few say how a course counts.\n',
      merged: 'Beta[+ two+]: few[+ texts+] say how a course counts.\n',
    });
  });

  test('what they built on was known to them', () => {
    const { mere, ken, list } = apart();
    mere.typeBehind('few', ' texts');
    ken.receive(...mere.updates);
    ken.typeBehind('few tex', 'x');
    expect(list()).toEqual([]);
    // What I wrote later was not.
    mere.typeBehind('Beta', ' two');
    expect(list().map(versions)).toEqual([
      {
        kind: 'both',
        mine: 'Beta[+ two+]: few texts say how a course counts.\n',
        theirs: 'Beta: few tex[+x+]ts say how a course counts.\n',
        merged: 'Beta[+ two+]: few tex[+x+]ts say how a course counts.\n',
      },
    ]);
  });

  test('what I wrote on top of a part of theirs is not compared with that part', () => {
    const { mere, ken, list } = apart();
    ken.typeBehind('few', ' texts');
    const [first] = ken.updates;
    mere.receive(first as Uint8Array);
    mere.typeBehind('few tex', 'x');
    expect(list()).toEqual([]);
  });
});

describe('R9, R10 what is told', () => {
  test('in the order of the merged text, each with a place that stands', () => {
    const { mere, ken, list } = apart();
    ken.typeBehind('share', ' all');
    ken.typeBehind('many', ' or most');
    mere.typeBehind('Gamma', ' three');
    mere.typeBehind('Alpha', ' one');
    const items = list();
    expect(items.map((item) => print(item.mine.text))).toEqual([
      'Alpha[+ one+]: policies exist in many countries.\n',
      'Gamma[+ three+]: agencies share their criteria.\n',
    ]);
    mere.receive(...ken.updates);
    const standing = new Set([...mere.flow.doc.store.clients.keys()]);
    for (const { places } of items)
      for (const place of places) expect(standing).toContain(Number(place.split(':')[0]));
  });

  test('the same return compared again gives the same, another one something else', () => {
    const { mere, ken, list } = apart();
    mere.typeBehind('Alpha', ' one');
    ken.typeBehind('many', ' or most');
    const once = list();
    expect(list()).toEqual(once);
    ken.typeBehind('exist', ' or not');
    expect(list()[0]?.id).not.toBe(once[0]?.id);
  });

  test('plain data: it can be kept and handed on as it is', () => {
    const { mere, ken, list } = apart();
    mere.typeBehind('Alpha', ' one');
    ken.typeBehind('many', ' or most');
    expect(structuredClone(list())).toEqual(list());
    expect(JSON.parse(JSON.stringify(list()))).toEqual(list());
  });
});
