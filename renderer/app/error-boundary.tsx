import { Component, type ErrorInfo, type ReactNode } from "react";
import { FaultScreen } from "./fault-screen.tsx";

interface ErrorBoundaryProps {
  /** Asked once a screen has failed: whether this device keeps what was done. */
  isKept: () => boolean;
  children: ReactNode;
}

interface State {
  fault: unknown;
  componentStack: string | null;
}

/** A screen that fails shows what to do instead of nothing. React knows error boundaries as classes alone. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { fault: null, componentStack: null };

  static getDerivedStateFromError(fault: unknown): Partial<State> {
    return { fault: fault ?? new Error("unknown") };
  }

  override componentDidCatch(_fault: unknown, { componentStack }: ErrorInfo): void {
    this.setState({ componentStack: componentStack ?? null });
  }

  override render(): ReactNode {
    const { fault, componentStack } = this.state;
    if (fault === null) return this.props.children;
    return <FaultScreen fault={fault} componentStack={componentStack} isKept={this.props.isKept()} />;
  }
}
