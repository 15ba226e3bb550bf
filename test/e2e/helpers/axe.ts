/** What axe says of a page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds, as readable lines; WCAG 2.2 AA and its best practices. Tooltips hang outside of all landmarks.
 * @param within a selector: only what is in there
 */
export async function wrongs(
  page: Page,
  popover = false,
  palette = false,
  within = 'html',
): Promise<string[]> {
  await page.evaluate(AXE);
  // A dialog that is still fading in has half its contrast.
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) => {
      const { activeDuration } = effect?.getComputedTiming() ?? {};
      return playState !== 'running' || activeDuration === Number.POSITIVE_INFINITY;
    }),
  );
  return page.evaluate(
    async ({ popover, palette, within }) => {
      const { axe } = globalThis as unknown as {
        axe: {
          run(
            context: object,
            options: object,
          ): Promise<{
            violations: { id: string; nodes: { target: unknown; html: string; failureSummary: string }[] }[];
          }>;
        };
      };
      const { violations } = await axe.run(
        { include: [[within]], exclude: [['[role=tooltip]']] },
        // A popover carries a dismiss button for screen readers beside its dialog, and no landmark around both.
        // The palette's list is scrolled by the arrow keys of the field above it, which keeps the focus.
        { rules: { region: { enabled: !popover }, 'scrollable-region-focusable': { enabled: !palette } } },
      );
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(
          (node) =>
            `${id}: ${String(node.target)} ${node.html.slice(0, 200)} ${node.failureSummary.replace(/\s+/g, ' ')}`,
        ),
      );
    },
    { popover, palette, within },
  );
}
