import { useRead } from '../../client/queries.ts';
import { Columns } from '../../ui/page/columns.tsx';
import { usePlaced } from '../../views/area-views.ts';
import { ShutOutsSection } from '../users/conflicts/shut-outs-section.tsx';
import { FactsCard } from './facts/facts.tsx';

/** What is being written, what has happened, and who it is. */
export const OverviewTab = ({ caseId }: { readonly caseId: string }) => {
  const parts = usePlaced(({ participant: slots }) => slots?.overview);
  const { data: participant } = useRead('participants', 'get', { caseId });
  if (!participant) return null;
  return (
    <Columns
      side={
        <>
          <FactsCard participant={participant} />
          <ShutOutsSection caseId={caseId} isEnded={participant.isEnded} />
        </>
      }
    >
      {parts.map(({ view: Part }, index) => (
        <Part key={index} caseId={caseId} isEnded={participant.isEnded} />
      ))}
    </Columns>
  );
};
