import { Archive } from 'lucide-react';
import type { Restorable } from '../../../../electron/areas/backups/contract.ts';
import { ListCard, ListRow } from '../../../ui/lists/list-card.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { useBackupWords } from '../words.ts';
import s from '../backups.module.css';

type RestorableListProps = {
  readonly label: string;
  readonly found: readonly Restorable[];
  readonly onChosen: (one: Restorable) => void;
};

/** Backups to choose one from. */
export const RestorableList = ({ label, found, onChosen }: RestorableListProps) => {
  const words = useBackupWords();
  return (
    <div className={s['found']}>
      <Section label={label}>
        <ListCard label={label}>
          {found.map((one) => (
            <ListRow
              key={JSON.stringify(one.source)}
              icon={Archive}
              what={words.when(one.about)}
              detail={words.detail(one.about)}
              onOpen={() => onChosen(one)}
            />
          ))}
        </ListCard>
      </Section>
    </div>
  );
};
