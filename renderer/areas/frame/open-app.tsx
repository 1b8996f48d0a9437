import { CalendarPlus, UserPlus } from 'lucide-react';
import { Suspense, useCallback, useEffect, type ComponentType } from 'react';
import { useIntl } from 'react-intl';
import { caseRoles } from '../../../electron/base/permissions.ts';
import { client } from '../../client/client.ts';
import { useFailure } from '../../i18n/failure.ts';
import { useTerm } from '../../i18n/term.ts';
import { useNavigation, type Route } from '../../state/navigation.ts';
import { useRole } from '../../state/session.ts';
import { Loading } from '../../ui/page/loading.tsx';
import { BackupWarning } from '../backups/backup-warning.tsx';
import { useDailyBackup } from '../backups/use-daily-backup.ts';
import { ChainWarning } from '../audit/chain-warning.tsx';
import { LeavingReasonDialog } from '../disclosures/release-reason-dialog.tsx';
import { CountersignatureDialog } from '../users/signatures/countersignature-dialog.tsx';
import { OwnPassphraseDialog } from '../users/signatures/own-passphrase-dialog.tsx';
import { RegisterNotices } from '../users/register-notices.tsx';
import { DamageWarning } from './damage-warning.tsx';
import { Frame } from './frame.tsx';
import { hideAtOnce, lock } from './lock/farewell.ts';
import { IdleWarning } from './lock/idle-warning.tsx';
import { routeFor } from './rail/rail-entries.ts';
import { useIdleLock } from './lock/use-idle-lock.ts';
import type { LawfulSearch } from './palette/use-lawful-search.ts';
import { useQuietCheck } from './use-quiet-check.ts';
import { useRailCounts } from './rail/use-rail-counts.ts';
import { useScreenProtection } from './lock/use-screen-protection.ts';
import { views } from './views.tsx';

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
  const route = routeFor(role, wanted);
  // The rail and "back" go by the route: it follows what is shown.
  useEffect(() => {
    if (route !== wanted) replace(route);
  }, [route, wanted, replace]);
  const worksInCases = caseRoles.includes(role);
  const search = useSearch();
  const counts = useRailCounts();
  useIdleLock();
  useScreenProtection();
  useQuietCheck();
  useDailyBackup();
  const View = views[route.at] as ComponentType<{ readonly route: Route }> | undefined;
  return (
    <>
      <Frame
        counts={counts}
        news={
          worksInCases
            ? [
                {
                  id: 'participant',
                  label: formatMessage({ id: 'participants.new' }),
                  icon: UserPlus,
                  onAction: () => go({ at: 'participant-new' }),
                },
                {
                  id: 'meeting',
                  label: formatMessage({ id: 'meetings.new' }),
                  icon: CalendarPlus,
                  onAction: () => go({ at: 'meeting-new', caseId: null }),
                },
              ]
            : []
        }
        search={search}
        onLock={() => void lock()}
        onHide={() => void hideAtOnce()}
      >
        <DamageWarning />
        <RegisterNotices />
        {route.at === 'today' && <ChainWarning />}
        {route.at === 'today' && <BackupWarning />}
        <Suspense fallback={<Loading />}>{View && <View key={route.at} route={route} />}</Suspense>
      </Frame>
      <LeavingReasonDialog />
      <OwnPassphraseDialog />
      <CountersignatureDialog />
      <IdleWarning />
    </>
  );
};
