import type { ReactNode } from 'react';
import classes from './Booking.module.css';

export function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <div className={classes.icon}>{icon}</div>
      <div style={{ minWidth: 0 }}>{children}</div>
    </div>
  );
}
