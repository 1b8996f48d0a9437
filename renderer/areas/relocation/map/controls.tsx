import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, CircleDashed, Maximize, Minus, Plus } from 'lucide-react';
import { useIntl } from 'react-intl';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import type { Direction } from './keyboard.ts';
import css from './sweden-map.module.css';

const small = { size: 'small', variant: 'secondary' } as const;
const arrows = { up: ArrowUp, left: ArrowLeft, right: ArrowRight, down: ArrowDown } as const;

type Props = {
  readonly zoom: (factor: number) => void;
  readonly pan: (direction: Direction) => void;
  readonly whole: () => void;
  /** Left out when there is neither zone nor destination to show. */
  readonly zones: (() => void) | undefined;
};

/** Everything that dragging and pinching do, as buttons. */
export function Controls({ zoom, pan, whole, zones }: Props) {
  const intl = useIntl();
  const words = (id: 'zoom-in' | 'zoom-out' | 'whole' | 'zones' | 'pan-up' | 'pan-down' | 'pan-left' | 'pan-right') =>
    intl.formatMessage({ id: `relocation.map.${id}` });
  return (
    <div role="group" aria-label={intl.formatMessage({ id: 'relocation.map.controls' })}>
      <div className={css['zoom']}>
        <IconButton {...small} icon={Plus} label={words('zoom-in')} onPress={() => zoom(1.5)} />
        <IconButton {...small} icon={Minus} label={words('zoom-out')} onPress={() => zoom(1 / 1.5)} />
        <IconButton {...small} icon={Maximize} label={words('whole')} onPress={whole} />
        {zones ? <IconButton {...small} icon={CircleDashed} label={words('zones')} onPress={zones} /> : null}
      </div>
      <div className={css['pan']}>
        {(['left', 'up', 'down', 'right'] as const).map((direction) => (
          <IconButton
            key={direction}
            {...small}
            icon={arrows[direction]}
            label={words(`pan-${direction}`)}
            onPress={() => pan(direction)}
          />
        ))}
      </div>
    </div>
  );
}
