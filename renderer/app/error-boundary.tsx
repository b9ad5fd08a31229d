import { Component, type ErrorInfo, type ReactNode } from "react";
import { FaultScreen } from "./fault-screen.tsx";

interface State {
  fault: unknown;
  componentStack: string | null;
}

/** A screen that fails shows what to do instead of nothing. React knows error boundaries as classes alone. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { fault: null, componentStack: null };

  static getDerivedStateFromError(fault: unknown): Partial<State> {
    return { fault: fault ?? new Error("unknown") };
  }

  override componentDidCatch(_fault: unknown, { componentStack }: ErrorInfo): void {
    this.setState({ componentStack: componentStack ?? null });
  }

  override render(): ReactNode {
    const { fault, componentStack } = this.state;
    return fault === null ? this.props.children : <FaultScreen fault={fault} componentStack={componentStack} />;
  }
}
