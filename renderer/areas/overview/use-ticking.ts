import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { DueItem } from '../../../electron/areas/overview/rules.ts';
import { client } from '../../client/client.ts';
import { showToast } from '../../state/toasts.ts';

type ActionItem = Extract<DueItem, { kind: 'action' }>;

/** Ticks actions off at once, with a way back; a row leaves the list before the core has answered. */
export const useTicking = () => {
  const { formatMessage } = useIntl();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const mark = (id: string, isTicked: boolean): void =>
    setTicked((before) => new Set(isTicked ? [...before, id] : [...before].filter((each) => each !== id)));
  const failed = (): number => showToast(formatMessage({ id: 'overview.tickFailed' }), { tone: 'error' });

  const undo = async (actionId: string, version: number): Promise<void> => {
    const answer = await client.overview.tickAction({ actionId, version, isDone: false });
    if (answer.ok) mark(actionId, false);
    else failed();
  };

  const tick = async ({ actionId, version }: ActionItem): Promise<void> => {
    mark(actionId, true);
    const answer = await client.overview.tickAction({ actionId, version, isDone: true });
    if (!answer.ok) {
      mark(actionId, false);
      failed();
      return;
    }
    showToast(formatMessage({ id: 'overview.ticked' }), { onUndo: () => void undo(actionId, answer.value.version) });
  };

  return { ticked, tick };
};
