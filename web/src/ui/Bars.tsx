import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import classes from './Bars.module.css';

export interface Series {
  key: string;
  name: string;
  /** As CSS writes it. */
  color: string;
}

/** What adds up to each bar. A picture for the eye only: whoever shows it has the same numbers in a table beside it. */
export default function Bars({
  rows,
  label,
  series,
  tell,
  short,
}: {
  rows: readonly Record<string, string | number>[];
  /** The field that names a bar. */
  label: string;
  series: readonly Series[];
  tell: (value: number) => string;
  short: (value: number) => string;
}) {
  return (
    <div className={classes.bars} aria-hidden>
      <ul className={classes.legend}>
        {series.map(({ key, name, color }) => (
          <li key={key}>
            <span style={{ background: color }} /> {name}
          </li>
        ))}
      </ul>
      <ResponsiveContainer width="100%" height={260}>
        <BarChart data={[...rows]} accessibilityLayer={false} margin={{ top: 8, right: 4, bottom: 0, left: 4 }}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis dataKey={label} tickLine={false} axisLine={{ stroke: 'var(--line)' }} tick={{ fill: 'var(--mantine-color-dimmed)', fontSize: 12 }} />
          <YAxis width={64} tickLine={false} axisLine={false} tickFormatter={short} tick={{ fill: 'var(--mantine-color-dimmed)', fontSize: 12 }} />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: 'var(--line)', opacity: 0.4 }}
            formatter={(value) => tell(Number(value))}
            contentStyle={{ background: 'var(--card)', border: '1px solid var(--line)', borderRadius: 8 }}
            itemStyle={{ color: 'var(--mantine-color-text)' }}
          />
          {series.map(({ key, name, color }) => (
            <Bar key={key} dataKey={key} name={name} stackId="all" fill={color} maxBarSize={48} isAnimationActive={false} />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
