/** What this desk is and how it fares. */
import manifest from '../../../package.json' with { type: 'json' };
import type { Desk } from '../createSeminar.ts';
import { send } from '../http.ts';
import type { Route } from '../router.ts';

export function deskRoutes(desk: Desk): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/desk',
      answer({ response }) {
        const { seminar } = desk.index();
        send(response, 200, {
          version: manifest.version,
          seminar: seminar === null ? null : { id: seminar.id, title: seminar.title },
          storing: desk.log.status.get(),
          damage: desk.log.damage().map(({ document, what, healed }) => ({ document, what, healed })),
        });
      },
    },
  ];
}
