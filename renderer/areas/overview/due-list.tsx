import { Check } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { IsoDate } from '../../../electron/base/dates.ts';
import type { DueItem } from '../../../electron/areas/overview/rules.ts';
import { Button } from '../../ui/controls/button.tsx';
import { ListCard, ListRow } from '../../ui/lists/list-card.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useWords } from './words.ts';

type DueListProps = {
  readonly label: string;
  readonly isLate: boolean;
  readonly items: readonly DueItem[];
  readonly today: IsoDate;
  /** The row that the keys act on. */
  readonly current: string | null;
  readonly onFocus: (id: string) => void;
  readonly onOpen: (item: DueItem) => void;
  readonly onTick: (item: Extract<DueItem, { kind: 'action' }>) => void;
};

/** One group of what is due. The row in focus offers its one next step. */
export const DueList = ({ label, isLate, items, today, current, onFocus, onOpen, onTick }: DueListProps) => {
  const { formatMessage } = useIntl();
  const words = useWords();

  const stepOf = (item: DueItem) => {
    const isCurrent = item.id === current;
    if (item.kind === 'meeting' && item.days === 0) {
      return (
        <Button size="small" onPress={() => onOpen(item)}>
          {formatMessage({ id: item.isHeld ? 'overview.continue' : 'overview.prepare' })}
        </Button>
      );
    }
    if (!isCurrent) return null;
    return item.kind === 'action' ? (
      <Button size="small" icon={Check} onPress={() => onTick(item)}>
        {formatMessage({ id: 'overview.tick' })}
      </Button>
    ) : (
      <Button size="small" onPress={() => onOpen(item)}>
        {formatMessage({ id: 'common.open' })}
      </Button>
    );
  };

  return (
    <Section label={label} tone={isLate ? 'late' : 'normal'}>
      <ListCard label={label} hasLetters>
        {items.map((item) => {
          const step = stepOf(item);
          return (
            <ListRow
              key={item.id}
              icon={words.icon(item)}
              what={words.what(item)}
              detail={words.detail(item)}
              date={words.right(item, today)}
              {...(step && { action: step })}
              isSelected={item.id === current}
              onOpen={() => onOpen(item)}
              onFocus={() => onFocus(item.id)}
            />
          );
        })}
      </ListCard>
    </Section>
  );
};
