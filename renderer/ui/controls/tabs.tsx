import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import s from './tabs.module.css';

export type TabItem<K extends string> = { readonly id: K; readonly label: string };

type TabsProps<K extends string> = {
  /** Names the row of tabs for assistive technology. */
  readonly label: string;
  readonly items: readonly TabItem<K>[];
  readonly selected: K;
  readonly onSelect: (id: K) => void;
  /** The content of the selected tab. */
  readonly children: ReactNode;
};

/** Words in a row with a line under; the chosen one carries the accent. Selection follows the arrow keys. */
export const Tabs = <K extends string>({ label, items, selected, onSelect, children }: TabsProps<K>) => (
  <AriaTabs
    className={s['tabs'] ?? ''}
    selectedKey={selected}
    onSelectionChange={(key) => {
      const item = items.find((candidate) => candidate.id === key);
      if (item && item.id !== selected) onSelect(item.id);
    }}
  >
    <TabList aria-label={label} className={s['list'] ?? ''}>
      {items.map((item) => (
        <Tab key={item.id} id={item.id} className={s['tab'] ?? ''}>
          {item.label}
        </Tab>
      ))}
    </TabList>
    {/* A panel of its own for each tab: React Aria gives an element its id once, and the tab names the panel by it. */}
    <TabPanel key={selected} id={selected} className={s['panel'] ?? ''}>
      {children}
    </TabPanel>
  </AriaTabs>
);
