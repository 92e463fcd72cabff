import { Component, type ReactNode } from 'react';
import { Broken } from '../parts/EmptyState.tsx';

/** Keeps the rest of the app running when a page throws, or its code is gone after a deployment. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError() {
    return { broken: true };
  }
  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}
