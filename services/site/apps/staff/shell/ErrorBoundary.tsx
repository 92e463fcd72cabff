import { Component, type ReactNode } from 'react';
import { Broken } from '../parts/Blank.tsx';

/** A page that throws, or whose code is gone after a deployment, leaves the rest of the app standing. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError() {
    return { broken: true };
  }
  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}
