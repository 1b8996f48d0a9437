import type { ComponentType } from 'react';
import type { MessageId } from '../../i18n/message-ids.ts';
import type { ParticipantTab } from '../../state/navigation.ts';
import { ActionsTab } from '../actions/actions-tab.tsx';
import { RelocationTab } from '../relocation/relocation-tab.tsx';
import { ConsentWithGrounds } from '../disclosures/grounds/consent-with-grounds.tsx';
import { DocumentsTab } from '../disclosures/documents-tab.tsx';
import { ThreatsTab } from '../threats/threats-tab.tsx';
import { FamilyTab } from './family/family-tab.tsx';
import { OverviewTab } from './overview-tab.tsx';

type TabEntry = {
  readonly id: ParticipantTab;
  readonly message: MessageId;
  readonly view: ComponentType<{ readonly caseId: string }>;
};

/**
 * The tabs of a participant, in order: Översikt, Samtycke, Hot & risk, Flyttplan, Familj & kontakter, Åtgärder, Dokument.
 * An area adds its row here; a tab exists when it can do something.
 */
export const tabs: readonly TabEntry[] = [
  { id: 'overview', message: 'participants.tab.overview', view: OverviewTab },
  { id: 'consent', message: 'participants.tab.consent', view: ConsentWithGrounds },
  { id: 'threat', message: 'participants.tab.threat', view: ThreatsTab },
  { id: 'relocation', message: 'participants.tab.relocation', view: RelocationTab },
  { id: 'family', message: 'participants.tab.family', view: FamilyTab },
  { id: 'actions', message: 'participants.tab.actions', view: ActionsTab },
  { id: 'documents', message: 'participants.tab.documents', view: DocumentsTab },
];
