import { useCallback, useRef } from 'react';
import type { Result } from '../../../../electron/base/result.ts';
import type { Participant } from '../../../../electron/areas/participants/contract.ts';
import { client, queryClient } from '../../../client/client.ts';
import { saving } from '../../../client/saving-call.ts';

export type Changes = Parameters<typeof client.participants.change>[0]['changes'];

/** `conflict` carries what the record says now: both wordings are shown, and the person decides. */
export type Outcome =
  | { readonly kind: 'saved'; readonly after: Participant }
  | { readonly kind: 'conflict'; readonly theirs: Participant }
  | { readonly kind: 'refused'; readonly answer: Extract<Result<never>, { ok: false }> };

const keyOf = (caseId: string) => ['participants', 'get', { caseId }] as const;

/** A participant shows its number masked: comparing that is enough to see that somebody else put in another. */
const shownAs = (field: string): string => (field === 'personalNumber' || field === 'birthDate' ? 'maskedNumber' : field);
const sameIn = (fields: readonly string[], a: Participant, b: Participant): boolean =>
  fields.map(shownAs).every((field) => (a as Record<string, unknown>)[field] === (b as Record<string, unknown>)[field]);

/**
 * Saves changes of a participant, one after another. A record that somebody else changed elsewhere is no conflict: only the
 * same field is.
 */
export const useChange = (caseId: string) => {
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  return useCallback(
    (changes: Changes, from: Participant): Promise<Outcome> => {
      const attempt = async (): Promise<Outcome> => {
        const fields = Object.keys(changes);
        const known = queryClient.getQueryData<Participant>(keyOf(caseId)) ?? from;
        if (!sameIn(fields, known, from)) return { kind: 'conflict', theirs: known };
        let theirs: Participant | null = null;
        const answer = await saving(
          (async () => {
            const first = await client.participants.change({ caseId, version: known.version, changes });
            if (first.ok || first.error.code !== 'conflict') return first;
            const now = await client.participants.get({ caseId });
            if (!now.ok) return now;
            queryClient.setQueryData(keyOf(caseId), now.value);
            if (sameIn(fields, now.value, from)) return client.participants.change({ caseId, version: now.value.version, changes });
            theirs = now.value;
            return first;
          })(),
        );
        if (answer.ok) {
          queryClient.setQueryData(keyOf(caseId), answer.value);
          return { kind: 'saved', after: answer.value };
        }
        return theirs === null ? { kind: 'refused', answer } : { kind: 'conflict', theirs };
      };
      const next = queue.current.then(attempt, attempt);
      queue.current = next;
      return next;
    },
    [caseId],
  );
};
