import { Component, type ComponentType, type ReactNode, createElement, use } from 'react';
import { unfetched } from '../shell/lazyPage';
import { Trouble } from './Trouble';

class InPlace extends Component<{ again: () => void; children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    const retry = () => {
      this.props.again();
      this.setState({ error: undefined });
    };
    return <Trouble error={this.state.error} retry={retry} />;
  }
}

/** A part of a page that is fetched when it is first shown. Where it cannot be, its place says so, and another try fetches it anew. */
export function lazyPart<P extends object>(fetchPart: () => Promise<ComponentType<P>>): ComponentType<P> {
  let part: ComponentType<P> | undefined;
  let fetching: Promise<void> | undefined;
  const fetched = () =>
    (fetching ??= fetchPart().then((found) => {
      part = found;
    }, unfetched));
  function Part(props: P) {
    if (!part) use(fetched());
    return part ? createElement(part, props) : null;
  }
  return (props: P) => (
    <InPlace again={() => (fetching = undefined)}>
      <Part {...props} />
    </InPlace>
  );
}
