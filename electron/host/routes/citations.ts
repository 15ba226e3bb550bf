/** Citations as a style has them, for a screen that shows them where they stand. */
import { readCitationOrder } from '../../../shared/exchange/citations/readCitationOrder.ts';
import { formatCitations } from '../citations/formatCitations.ts';
import { HttpError, readJson, send } from '../http.ts';
import type { Route } from '../router.ts';

const LIMIT = 16 * 1024 * 1024;

export function citationRoutes(): Route[] {
  return [
    {
      method: 'POST',
      path: '/api/citations',
      async answer({ request, response }) {
        const order = readCitationOrder(await readJson(request, LIMIT));
        if (order === null) throw new HttpError(400, 'malformed', 'This is no list of what is cited.');
        const formatted = await formatCitations(order);
        if (formatted === null)
          throw new HttpError(
            500,
            'failed',
            'The citations could not be formatted. They are shown in words.',
          );
        send(response, 200, formatted);
      },
    },
  ];
}
