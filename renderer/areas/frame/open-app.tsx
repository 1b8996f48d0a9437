import { Suspense, use, useCallback, useEffect, type ComponentType } from 'react';
import { useIntl } from 'react-intl';
import { caseRoles } from '../../../electron/base/permissions.ts';
import { client } from '../../client/client.ts';
import { useFailure } from '../../i18n/failure.ts';
import { useTerm } from '../../i18n/term.ts';
import { useNavigation, type Route } from '../../state/navigation.ts';
import { useRole } from '../../state/session.ts';
import { Loading } from '../../ui/page/loading.tsx';
import { AreaViews, newEntries, noticesAt, routeFor, viewOf } from '../../views/area-views.ts';
import { loadParts } from '../../views/part.tsx';
import { DamageWarning } from './damage-warning.tsx';
import { Frame } from './frame.tsx';
import { hideAtOnce, lock } from './lock/farewell.ts';
import { IdleWarning } from './lock/idle-warning.tsx';
import { useIdleLock } from './lock/use-idle-lock.ts';
import type { LawfulSearch } from './palette/use-lawful-search.ts';
import { useQuietCheck } from './use-quiet-check.ts';
import { useDue } from './rail/use-due.ts';
import { useScreenProtection } from './lock/use-screen-protection.ts';

const useSearch = (): LawfulSearch => {
  const { formatMessage } = useIntl();
  const { sentence } = useFailure();
  const term = useTerm();
  const go = useNavigation((state) => state.go);
  const worksInCases = caseRoles.includes(useRole());
  return useCallback(
    async (text) => {
      if (!worksInCases) return { kind: 'hits', hits: [], more: false };
      const answer = await client.participants.search({ text });
      if (!answer.ok) return { kind: 'refused', sentence: sentence(answer.error) };
      if (!answer.value.lawful) return { kind: 'refused', sentence: formatMessage({ id: 'participants.search.notice' }) };
      return {
        kind: 'hits',
        more: answer.value.more,
        hits: answer.value.rows.map((row) => ({
          id: row.caseId,
          label: row.name ?? formatMessage({ id: 'participants.sealed' }),
          detail: `${row.caseNumber} · ${term('phase', row.phase)}`,
          onOpen: () => go({ at: 'participant', caseId: row.caseId, tab: 'overview' }),
        })),
      };
    },
    [formatMessage, sentence, term, go, worksInCases],
  );
};

/** The program over an open register. */
export const OpenApp = () => {
  const { formatMessage } = useIntl();
  const { route: wanted, go, replace } = useNavigation();
  const role = useRole();
  const views = use(AreaViews);
  const route = routeFor(views, role, wanted);
  useEffect(() => void loadParts(), []);
  // The rail and "back" go by the route: it follows what is shown.
  useEffect(() => {
    if (route !== wanted) replace(route);
  }, [route, wanted, replace]);
  const search = useSearch();
  const due = useDue();
  useIdleLock();
  useScreenProtection();
  useQuietCheck();
  const View = viewOf(views, route.at) as ComponentType<{ readonly route: Route }> | undefined;
  return (
    <>
      <Frame
        due={due}
        news={newEntries(views, role).map(({ message, icon, to }) => ({
          id: message,
          label: formatMessage({ id: message }),
          icon,
          onAction: () => go(to),
        }))}
        search={search}
        onLock={() => void lock()}
        onHide={() => void hideAtOnce()}
      >
        <DamageWarning />
        {noticesAt(views, route.at).map(({ view: Notice }, index) => (
          // Each page has its own, always in the same order.
          <Notice key={index} />
        ))}
        <Suspense fallback={<Loading />}>{View && <View key={route.at} route={route} />}</Suspense>
      </Frame>
      {views.flatMap(({ name, around = [] }) => around.map((Around, index) => <Around key={`${name} ${index}`} />))}
      <IdleWarning />
    </>
  );
};
