/** Style sheets and fonts that are imported for what they do. */
declare module '*.css';
