import { useIntl } from 'react-intl';
import type { Id } from '../../../electron/base/ids.ts';
import type { Plan } from '../../../electron/areas/relocation/contract.ts';
import { municipalityByCode } from '../../../electron/base/gazetteer/municipalities.ts';
import { useRead } from '../../client/queries.ts';
import { useFormat } from '../../i18n/format.ts';
import { useNavigation, type Route } from '../../state/navigation.ts';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { Tabs } from '../../ui/controls/tabs.tsx';
import { OpenedPage } from '../participants/opened-page.tsx';
import { isOpened as isOpenedHere, openCase } from '../../client/case-opening.ts';
import { CostsTab } from './costs/costs-tab.tsx';
import { useEditPlan, type EditPlan } from './plan-changes.ts';
import { FamilyTab } from './family-tab.tsx';
import { MoveDayTab } from './move-day/move-day-tab.tsx';
import { PlaceTab } from './place/place-tab.tsx';
import { PlanWarnings } from './plan-warnings.tsx';
import { PrintMenu } from './print-menu.tsx';
import { TimelineTab } from './timeline/timeline-tab.tsx';
import { planTabs, type PlanTab } from './tabs.ts';

type PageRoute = Extract<Route, { at: 'relocationPlan' }>;

export type PlanTabProps = { readonly plan: Plan; readonly edit: EditPlan };

const views = {
  place: PlaceTab,
  timeline: TimelineTab,
  family: FamilyTab,
  costs: CostsTab,
  'move-day': MoveDayTab,
} as const satisfies Record<PlanTab, (props: PlanTabProps) => React.ReactNode>;

const Opened = ({ caseId, tab }: { readonly caseId: Id; readonly tab: PlanTab }) => {
  const { formatMessage } = useIntl();
  const format = useFormat();
  const replace = useNavigation((state) => state.replace);
  const edit = useEditPlan(caseId);
  const { data: plan, error, refetch } = useRead('relocation', 'get', { caseId });
  if (error) return <ErrorState failure={error.failure} onRetry={() => void refetch()} />;
  if (!plan) return <Loading />;
  const View = views[tab];
  const sub = [
    formatMessage({ id: `relocation.sub.${plan.purpose ?? 'none'}` }),
    plan.moveDate === null
      ? formatMessage({ id: 'relocation.sub.noDay' })
      : formatMessage({ id: 'relocation.sub.moveDay' }, { date: format.date(plan.moveDate) }),
    formatMessage({ id: 'relocation.sub.responsible' }, { name: municipalityByCode(plan.responsible)?.name ?? plan.responsible }),
  ].join(' · ');
  return (
    <>
      <PlanWarnings plan={plan} />
      <PageHeader
        title={formatMessage({ id: 'relocation.title' }, { number: plan.caseNumber })}
        sub={sub}
        actions={<PrintMenu plan={plan} />}
      />
      <Tabs
        label={formatMessage({ id: 'relocation.tabs' })}
        items={planTabs.map((id) => ({ id, label: formatMessage({ id: `relocation.tab.${id}` }) }))}
        selected={tab}
        onSelect={(id) => replace({ at: 'relocationPlan', planId: plan.planId, tab: id })}
      >
        <View plan={plan} edit={edit} />
      </Tabs>
    </>
  );
};

/** One plan: where to, when, with whom, at what cost, and the day itself. */
export const PlanPage = ({ route }: { readonly route: PageRoute }) => {
  const found = useRead('relocation', 'find', { planId: route.planId });
  if (found.error) return <ErrorState failure={found.error.failure} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const { caseId, isOpened } = found.data;
  return (
    <OpenedPage
      key={route.planId}
      isOpened={isOpened || isOpenedHere(caseId)}
      open={(reason) => openCase(caseId, reason)}
      home={{ at: 'relocation' }}
    >
      <Opened caseId={caseId} tab={route.tab} />
    </OpenedPage>
  );
};
